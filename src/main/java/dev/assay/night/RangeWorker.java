package dev.assay.night;

import dev.assay.lease.LentLease;
import dev.assay.operation.Failures;
import dev.assay.operation.LogContext;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.remote.RangeReceiver;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.store.Database;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.sql.DatabaseError;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * Helps the nights that run on other machines to evaluate partners: finds the run under way in the database, and
 * processes the ranges that its messages name, under the lease of that night.
 */
public final class RangeWorker {
    private static final Logger LOG = LoggerFactory.getLogger(RangeWorker.class);
    private static final long POLL_MILLIS = 1000;

    private final RunDesk desk;
    private final Settings settings;
    private final Database database;
    private final PlatformTransactionManager transactions;
    private final JobRepository repository;
    private boolean unreachable;

    RangeWorker(RunDesk desk, PlatformTransactionManager transactions, JobRepository repository) {
        this.desk = desk;
        this.settings = desk.settings();
        this.database = desk.database();
        this.transactions = transactions;
        this.repository = repository;
    }

    /** A run that is in progress under a lease. */
    private record UnderWay(Run run, long token) {
        boolean is(@Nullable UnderWay other) {
            return other != null && other.token == token && other.run.runId() == run.runId();
        }
    }

    /**
     * Helps until this process is asked to stop, and then ends after the pages under way. A broker must be set.
     *
     * @param rulebooks reads the rulebooks; called for each run
     * @param says is told what it does, a line each
     * @param complains is told, a line each, what is in its way
     * @throws NightRefused if the run under way is evaluated by other rules, settings or another build than this worker
     *     has
     */
    public void work(Supplier<LoadedRulebooks> rulebooks, Consumer<String> says, Consumer<String> complains) {
        says.accept("waiting for a night");
        while (!desk.leases().stopAsked()) {
            try {
                UnderWay found = underWay();
                unreachable = false;
                if (found != null) {
                    help(found, rulebooks.get(), says, complains);
                }
            } catch (DataAccessException | TransactionException e) {
                lost(e, complains);
            }
            pause();
        }
    }

    private @Nullable UnderWay underWay() {
        LeaseStore.Holder holder = database.leases().holder();
        if (holder.owner() == null || holder.businessDate() == null) {
            return null;
        }
        return database.runs().of(holder.businessDate()).stream()
                .filter(run -> run.status() == RunStatus.RUNNING)
                .findFirst()
                .map(run -> new UnderWay(run, holder.token()))
                .orElse(null);
    }

    private void help(UnderWay found, LoadedRulebooks books, Consumer<String> says, Consumer<String> complains) {
        Run run = found.run();
        if (!decidesAlike(run, books)) {
            refuseUnlessOver(found);
            return;
        }
        LogContext.run(run);
        says.accept("run %d of %s: waiting for ranges".formatted(run.runId(), run.businessDate()));
        try (LentLease lease = desk.leases().borrow(found.token());
                RangeHelp help = new RangeHelp(desk, run, books, lease, repository, transactions, says);
                RangeReceiver receiver = new RangeReceiver(
                        settings.remote(),
                        run.runId(),
                        found.token(),
                        settings.work().partitionsHere(),
                        help::process,
                        complains)) {
            receiver.begin();
            try {
                while (!desk.leases().stopAsked() && found.is(underWay())) {
                    pause();
                }
            } finally {
                lease.requestStop();
            }
        }
        says.accept("run %d: ended".formatted(run.runId()));
        LogContext.clear();
    }

    private boolean decidesAlike(Run run, LoadedRulebooks books) {
        return books.fingerprint().equals(run.fingerprint())
                && EvaluationScope.decidedBy(books.fingerprint(), settings).equals(run.decidedBy());
    }

    /** A night that has just begun may still have to abandon the run of an earlier build. */
    private void refuseUnlessOver(UnderWay found) {
        for (int look = 0; look < 3; look++) {
            pause();
            if (!found.is(underWay())) {
                return;
            }
        }
        throw NightRefused.Because.CONFIGURATION.refusal(
                "run %d of %s is evaluated by other rulebooks or settings (override-duration, look-ahead, reminder-days, facts-per-partner), or by another build of the program, than this worker has; give it the same, and start it again",
                found.run().runId(), found.run().businessDate());
    }

    private void lost(RuntimeException error, Consumer<String> complains) {
        if (!DatabaseError.passes(error)) {
            throw error;
        }
        if (!unreachable) {
            unreachable = true;
            LOG.warn("the database cannot be reached; it is tried again", error);
            complains.accept(
                    "the database cannot be reached: %s; it is tried again".formatted(Failures.message(error)));
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a night", e);
        }
    }
}
