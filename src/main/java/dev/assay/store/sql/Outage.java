package dev.assay.store.sql;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait for a connection. A process that ends because its database is gone has about ten more things to record,
 * each of which would wait for the whole timeout. So there is one more timeout for all of them together, from the first
 * connection that was not available in time; then each waits only for a moment, until a connection is available again.
 */
final class Outage {
    /** The shortest time in milliseconds; a pool that has just connected has a connection by then. */
    static final long MOMENT = 250;

    private final LongSupplier nanoTime;
    private @Nullable Long since;

    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The current time, for {@link #begin}. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** A connection for which somebody has waited since then was not available. */
    synchronized void begin(long asked) {
        since = since == null ? asked : since;
    }

    /** A connection is available. */
    synchronized void end() {
        since = null;
    }

    /**
     * How long to wait now, in milliseconds.
     *
     * @param timeout how long to wait while there is no outage
     */
    synchronized long patience(long timeout) {
        if (since == null) {
            return timeout;
        }
        long left = 2 * timeout - TimeUnit.NANOSECONDS.toMillis(now() - since);
        return Math.min(timeout, Math.max(MOMENT, left));
    }
}
