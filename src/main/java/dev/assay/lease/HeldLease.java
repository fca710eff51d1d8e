package dev.assay.lease;

import dev.assay.operation.LeaseLost;
import dev.assay.operation.LogContext;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.sql.RecordedSessions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** The right to run the night, renewed by a heartbeat until it is closed. */
public final class HeldLease implements Lease {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLease.class);

    private final LeaseStore store;
    private final TransactionOperations transactions;
    private final @Nullable RecordedSessions sessions;
    private final Duration duration;
    private final long token;
    private final ScheduledExecutorService heart;
    private final boolean fenced;
    private final Consumer<LeaseLost> whenGone;
    private volatile boolean stopRequested;
    private volatile boolean lost;
    private volatile boolean silenced;

    /** The start of a heartbeat that has not succeeded yet; 0 = the last one has. */
    private final AtomicLong tryingSince = new AtomicLong();

    private volatile Map<String, String> logContext = LogContext.current();

    /**
     * Begins the heartbeats of a lease that has just been taken.
     *
     * @param sessions the pool whose sessions others may have to end; null if there is none
     * @param token of this owner
     * @param fenced whether anything is committed under it. Work that is never committed must not lock the lease in its
     *     transaction, as a stop request would have to wait for that
     * @param whenGone called on a thread of the heartbeat when the lease is lost
     */
    HeldLease(
            LeaseStore store,
            TransactionOperations transactions,
            @Nullable RecordedSessions sessions,
            Duration duration,
            long token,
            boolean fenced,
            Consumer<LeaseLost> whenGone) {
        this.store = store;
        this.transactions = transactions;
        this.sessions = sessions;
        this.duration = duration;
        this.token = token;
        this.fenced = fenced;
        this.whenGone = whenGone;
        if (sessions != null) {
            sessions.recordUnder(token);
        }
        this.heart = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "assay-heartbeat");
            thread.setDaemon(true);
            return thread;
        });
        long third = duration.toMillis() / 3;
        // after a freeze one heartbeat is enough
        heart.scheduleWithFixedDelay(this::beat, third, third, TimeUnit.MILLISECONDS);
        heart.scheduleWithFixedDelay(this::watch, third, third, TimeUnit.MILLISECONDS);
    }

    @Override
    public void fence() {
        if (silenced) {
            throw LeaseLost.silent(duration);
        }
        if (fenced) {
            LeaseStore.Standing standing = store.lock();
            lost = standing.token() != token;
            if (standing.stopRequested()) {
                stopRequested = true;
            }
        }
        if (lost) {
            throw LeaseLost.taken();
        }
    }

    @Override
    public void verify() {
        try {
            lost = store.holder().token() != token;
        } catch (DataAccessException e) {
            if (silenced) {
                LOG.warn("the holder of the lease cannot be read", e);
                throw LeaseLost.silent(duration);
            }
            throw e;
        }
        if (lost) {
            throw LeaseLost.taken();
        }
        if (silenced) {
            throw LeaseLost.silent(duration);
        }
    }

    @Override
    public long token() {
        return token;
    }

    @Override
    public void requestStop() {
        stopRequested = true;
    }

    /** The log context of the heartbeat; by default that of the thread that took the lease. */
    public void speakOf(Map<String, String> names) {
        logContext = names;
    }

    @Override
    public boolean stopRequested() {
        return stopRequested;
    }

    @Override
    public void close() {
        endHeartbeats();
        if (sessions != null) {
            sessions.recordUnder(0);
        }
        if (lost || silenced) {
            return;
        }
        impatiently(this::release);
    }

    private void release() {
        try {
            store.sessions().forget(token);
            if (Boolean.TRUE.equals(transactions.execute(status -> store.release(token)))) {
                stopRequested = true;
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the lease could not be released; it expires after {}", duration, e);
        }
    }

    /** Statements that no heartbeat watches over must not wait for long if the network drops everything. */
    private void impatiently(Runnable work) {
        if (sessions == null) {
            work.run();
        } else {
            sessions.impatiently(work);
        }
    }

    /** Without interrupting the thread, which would close an embedded database for all its users. */
    private void endHeartbeats() {
        heart.shutdown();
        try {
            if (!heart.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("the last heartbeat has not ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        MDC.setContextMap(logContext);
        tryingSince.compareAndSet(0, Math.max(1, System.nanoTime()));
        impatiently(this::renew);
    }

    private void renew() {
        try {
            Boolean mine = transactions.execute(status -> store.renew(token, duration));
            tryingSince.set(0);
            if (!Boolean.TRUE.equals(mine)) {
                LOG.error("the lease has been taken over");
                lost = true;
                abortIfTaken();
            } else if (store.stopRequested(token)) {
                stopRequested = true;
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("the heartbeat failed; it is retried at the next interval", e);
        }
    }

    private void abortIfTaken() {
        try {
            verify();
        } catch (LeaseLost e) {
            abort(e);
        }
    }

    /**
     * Closes the connections when the heartbeat has failed for too long: statements could wait forever for an answer.
     */
    private void watch() {
        MDC.setContextMap(logContext);
        long since = tryingSince.get();
        if (since != 0 && !silenced && System.nanoTime() - since > duration.toNanos()) {
            silenced = true;
            LOG.error("no heartbeat has reached the database for {}; its connections are closed", duration);
            abort(LeaseLost.silent(duration));
        }
    }

    private void abort(LeaseLost why) {
        whenGone.accept(why);
        if (sessions != null) {
            sessions.abort();
        }
    }
}
