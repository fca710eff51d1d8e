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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Asks whoever holds the lease, on whatever machine, to stop at the end of the chunk, and sees when it has. */
public final class Stopping {
    private static final Logger LOG = LoggerFactory.getLogger(Stopping.class);

    private final LeaseStore leases;
    private final RunStore runs;

    public Stopping(LeaseStore leases, RunStore runs) {
        this.leases = leases;
        this.runs = runs;
    }

    /**
     * How what was asked has ended.
     *
     * @param died it was not heard of for so long that its lease ran out: its process is gone
     * @param run what it was working on, as it is now; null if it had no run, as a release has none
     * @param successor who holds the lease by now; null if nobody does
     */
    public record Ending(boolean died, @Nullable Run run, @Nullable String successor) {}

    /** Who holds the lease, and so can be asked. */
    public LeaseStore.Holder holder() {
        return leases.holder();
    }

    /**
     * Asks and waits. The request stands also after this has given up.
     *
     * @param asked as {@link #holder} says
     * @param patience how long to wait
     * @param waiting is told several times a second how long it has waited
     * @return empty if it has not ended in time
     */
    public Optional<Ending> stop(LeaseStore.Holder asked, Duration patience, Consumer<Duration> waiting) {
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
            Duration waited = Duration.ofNanos(System.nanoTime() - began);
            if (waited.compareTo(patience) >= 0) {
                return Optional.empty();
            }
            waiting.accept(waited);
            pause();
        }
    }

    /** The run under way, which may have been begun or taken up only after somebody asked. */
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

    /** False if a long chunk is in the way; the next time may find a gap between two. */
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
