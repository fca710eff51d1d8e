package dev.assay.night;

import dev.assay.assessment.Programme;
import dev.assay.lease.LeaseDesk;
import dev.assay.lease.Stopping;
import dev.assay.operation.Connections;
import dev.assay.operation.Settings;
import dev.assay.purge.Housekeeping;
import dev.assay.store.Database;
import dev.assay.store.sql.RecordedSessions;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The operations on runs in this process other than nights; they and the nights take the lease from one desk.
 *
 * @param evaluators creates the evaluator of a programme's partners
 * @param clock used only to decide whether a delivery was produced in the future
 */
public record RunDesk(
        Settings settings,
        Database database,
        TransactionOperations transactions,
        LeaseDesk leases,
        RunEvents events,
        Function<Programme, PartnerEvaluator> evaluators,
        InstantSource clock) {
    /** The operations of this process. */
    public static RunDesk of(
            Settings settings, Database database, TransactionOperations transactions, RecordedSessions sessions) {
        return of(settings, database, transactions, sessions, Nights.byTheRules(), InstantSource.system());
    }

    static RunDesk of(
            Settings settings,
            Database database,
            TransactionOperations transactions,
            @Nullable RecordedSessions sessions,
            Function<Programme, PartnerEvaluator> evaluators,
            InstantSource clock) {
        LeaseDesk leases =
                new LeaseDesk(database.leases(), transactions, sessions, settings.lease(), Connections.owner());
        return new RunDesk(settings, database, transactions, leases, new RunEvents(database), evaluators, clock);
    }

    public Settlement settlement() {
        return new Settlement(leases, transactions, database, events);
    }

    public Previews previews() {
        return new Previews(settings, database, leases, transactions, evaluators, clock);
    }

    public Stopping stopping() {
        return new Stopping(database.leases(), database.runs());
    }

    public Housekeeping housekeeping() {
        return new Housekeeping(database, transactions, leases);
    }
}
