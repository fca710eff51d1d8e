package dev.assay.purge;

import dev.assay.lease.HeldLease;
import dev.assay.lease.LeaseDesk;
import dev.assay.lease.StopRequested;
import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Progress;
import dev.assay.store.Database;
import dev.assay.store.run.Run;
import dev.assay.store.sql.DatabaseError;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes data that is no longer needed. Age is counted from the business date of the last published night, not from
 * the clock, so a programme that pauses loses nothing.
 */
public final class Housekeeping {
    /**
     * A membership lasts a year and may become known late; earlier observations in its term determine what it retains.
     */
    private static final int MONTHS_AT_LEAST = 13;

    private final Database database;
    private final TransactionOperations transactions;
    private final LeaseDesk leases;

    public Housekeeping(Database database, TransactionOperations transactions, LeaseDesk leases) {
        this.database = database;
        this.transactions = transactions;
        this.leases = leases;
    }

    /** A stop request, passed out of a transaction. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /**
     * What {@link #purge} would delete now; changes nothing.
     *
     * @return empty if nothing was ever published, so that nothing is old
     * @throws NightRefused if the retention period is shorter than later nights may need
     */
    public Optional<Purge> look(Period keep, Progress progress) {
        return work(keep, progress, null);
    }

    /**
     * Deletes older data, a few thousand rows in each transaction. It may be interrupted at any time and resumed by
     * running it again. Holds the lease, so no night runs meanwhile.
     *
     * @throws NightRefused as {@link #look} does, if a night is running, or if the account may not delete
     */
    public Optional<Purge> purge(Period keep, Progress progress) {
        database.runs().published().ifPresent(run -> before(run.businessDate(), keep));
        try (HeldLease lease = leases.take(null)) {
            return work(keep, progress, lease);
        } catch (DataAccessException e) {
            throw DatabaseError.denied(e) ? denied(e, keep) : e;
        }
    }

    private Optional<Purge> work(Period keep, Progress progress, @Nullable HeldLease lease) {
        return database.runs()
                .published()
                .map(Run::businessDate)
                .map(published -> work(published, before(published, keep), progress, lease));
    }

    private Purge work(LocalDate published, LocalDate before, Progress progress, @Nullable HeldLease lease) {
        Purging purging = new Purging(
                database, before, published, progress, lease == null ? null : deleting -> delete(lease, deleting));
        try {
            purging.through();
            return new Purge(published, before, purging.tables(), false);
        } catch (Stopped e) {
            return new Purge(published, before, purging.tables(), true);
        } finally {
            progress.ended();
        }
    }

    private void delete(HeldLease lease, Runnable deleting) {
        transactions.executeWithoutResult(status -> {
            try {
                lease.check();
            } catch (StopRequested e) {
                throw new Stopped();
            }
            deleting.run();
        });
    }

    private static LocalDate before(LocalDate published, Period keep) {
        LocalDate before = published.minus(keep);
        if (before.isAfter(published.minusMonths(MONTHS_AT_LEAST))) {
            throw NightRefused.Because.ASKED_WRONGLY.refusal(
                    "--keep %s is less than P%dM: a membership term lasts a year and may become known late, and earlier observations in it determine the retained levels",
                    keep, MONTHS_AT_LEAST);
        }
        return before;
    }

    private static NightRefused denied(DataAccessException error, Period keep) {
        return new NightRefused(
                NightRefused.Because.CONFIGURATION,
                "%s: the account that runs the nights is deliberately not allowed to delete results; use the account that is (sql/grants.sql creates it): SPRING_DATASOURCE_USERNAME=assay_keeper SPRING_DATASOURCE_PASSWORD=... jobs/assay purge --keep %s --yes"
                        .formatted(Failures.message(error), keep),
                error);
    }
}
