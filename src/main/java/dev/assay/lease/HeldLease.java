package dev.assay.lease;

import dev.assay.operation.LeaseLost;
import dev.assay.operation.LogContext;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.store.run.LeaseStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** The right to run the night, kept alive by a heartbeat until it is closed. */
public final class HeldLease implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    private final LeaseStore store;
    private final TransactionOperations transactions;
    private final Duration duration;
    private final long token;
    private final ScheduledExecutorService heart;
    private final boolean fenced;
    private volatile boolean stopRequested;
    private volatile boolean lost;
    private volatile Map<String, String> logContext = LogContext.current();

    private HeldLease(
            LeaseStore store, TransactionOperations transactions, Duration duration, long token, boolean fenced) {
        this.store = store;
        this.transactions = transactions;
        this.duration = duration;
        this.token = token;
        this.fenced = fenced;
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "assay-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        long third = duration.toMillis() / 3;
        heart.scheduleAtFixedRate(this::beat, third, third, TimeUnit.MILLISECONDS);
    }

    /**
     * Takes the lease, waiting for it as long as the settings allow.
     *
     * @param date the night it is for; null if it is for something else
     * @param fenced whether anything is to be committed under it. What never is need not lock the lease, and must not
     *     for as long as it takes: whoever asks it to stop would wait for it
     * @throws NightRefused if somebody else has it
     */
    static HeldLease take(
            LeaseStore store,
            TransactionOperations transactions,
            Settings.Lease settings,
            String owner,
            @Nullable LocalDate date,
            boolean fenced) {
        long givingUp = System.nanoTime() + settings.waiting().toNanos();
        while (true) {
            Optional<Long> token = Objects.requireNonNull(
                    transactions.execute(status -> store.acquire(owner, date, settings.duration())));
            if (token.isPresent()) {
                LOG.info("lease taken, token {}", token.get());
                return new HeldLease(store, transactions, settings.duration(), token.get(), fenced);
            }
            if (System.nanoTime() - givingUp >= 0) {
                throw new NightRefused(NightRefused.Because.BUSY, busy(store.holder()));
            }
            pause();
        }
    }

    /**
     * To be called first in every transaction that writes: from here to its end nobody else can take the lease. One
     * that is not fenced only says what the last heartbeat has found.
     *
     * @throws StopRequested if the work is to stop here
     * @throws LeaseLost if somebody else has it
     */
    public void check() throws StopRequested {
        if (fenced) {
            LeaseStore.Standing standing = store.lock();
            lost = standing.token() != token;
            if (standing.stopRequested()) {
                stopRequested = true;
            }
        }
        if (lost) {
            throw new LeaseLost();
        }
        if (stopRequested) {
            throw new StopRequested();
        }
    }

    /** Lets the next {@link #check()} stop the night. */
    void requestStop() {
        stopRequested = true;
    }

    /** What the heartbeat speaks of in the log; as the thread that took the lease does, unless it is told otherwise. */
    public void speakOf(Map<String, String> names) {
        logContext = names;
    }

    /** True if somebody has asked for a stop. */
    public boolean stopRequested() {
        return stopRequested;
    }

    @Override
    public void close() {
        heart.shutdownNow();
        try {
            if (Boolean.TRUE.equals(transactions.execute(status -> store.release(token)))) {
                stopRequested = true;
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the lease could not be given back; it expires by itself after {}", duration, e);
        }
    }

    private void beat() {
        MDC.setContextMap(logContext);
        try {
            Boolean mine = transactions.execute(status -> store.renew(token, duration));
            if (!Boolean.TRUE.equals(mine)) {
                LOG.error("the lease has been taken over");
                lost = true;
            } else if (store.stopRequested(token)) {
                stopRequested = true;
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("no heartbeat, the next one is tried in time", e);
        }
    }

    private static String busy(LeaseStore.Holder holder) {
        return "another night is running: %s, for %s, since %s UTC; its lease lasts until %s UTC unless it is renewed"
                .formatted(holder.owner(), holder.businessDate(), holder.since(), holder.expiresAt());
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NightRefused(NightRefused.Because.BUSY, "interrupted while waiting for the lease");
        }
    }
}
