package dev.assay.lease;

import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import dev.assay.store.sql.DatabaseError;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Asks the holder of the lease, on any machine, to stop at the end of the chunk, and waits until it has. */
public final class Stopping {
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final LeaseStore leases;
    private final RunStore runs;

    public Stopping(LeaseStore leases, RunStore runs) {
        this.leases = leases;
        this.runs = runs;
    }

    /**
     * The outcome of a stop request.
     *
     * @param died the owner's lease ran out without a heartbeat: its process has died
     * @param run the run that it was working on, in its current state; null if it had none, as for a release
     * @param successor who holds the lease now; null if nobody does
     */
    public record Ending(boolean died, @Nullable Run run, @Nullable String successor) {}

    /** The holder of the lease, which can be asked to stop. */
    public LeaseStore.Holder holder() {
        return leases.holder();
    }

    /**
     * Requests the stop and waits. The request remains in effect after the wait has timed out.
     *
     * @param asked the holder, as returned by {@link #holder}
     * @param patience how long to wait
     * @return empty if it has not ended in time
     */
    public Optional<Ending> stop(LeaseStore.Holder asked, Duration patience) {
        long began = System.nanoTime();
        boolean requested = false;
        Long run = null;
        while (true) {
            LeaseStore.Holder now = leases.holder();
            if (now.token() != asked.token() || now.owner() == null) {
                return Optional.of(new Ending(false, find(run), now.taken() ? now.owner() : null));
            }
            run = running(asked.businessDate(), run);
            if (!now.taken()) {
                return Optional.of(new Ending(true, find(run), null));
            }
            requested = requested || request(asked.token());
            if (Duration.ofNanos(System.nanoTime() - began).compareTo(patience) >= 0) {
                return Optional.empty();
            }
            pause();
        }
    }

    /** The current run, which may have been started or resumed only after the request. */
    private @Nullable Long running(@Nullable LocalDate date, @Nullable Long known) {
        if (known != null || date == null) {
            return known;
        }
        List<Run> attempts = runs.of(date);
        return attempts.stream()
                .filter(attempt -> attempt.status() == RunStatus.RUNNING)
                .map(Run::runId)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Run find(@Nullable Long runId) {
        return runId == null ? null : runs.find(runId).orElse(null);
    }

    /** False if the lease is locked by a long chunk; the next attempt may succeed between two chunks. */
    private boolean request(long token) {
        try {
            leases.requestStop(token);
            return true;
        } catch (DataAccessException e) {
            if (DatabaseError.of(e).orElse(null) != DatabaseError.PASSING) {
                throw e;
            }
            LOG.info("the request to stop has to wait for a chunk", e);
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the night to stop", e);
        }
    }
}
