package dev.assay.lease;

import dev.assay.operation.LeaseLost;
import org.springframework.dao.DataAccessException;

/** The right to work on a night: of its own, or lent by the process that runs the night. */
public sealed interface Lease extends AutoCloseable permits HeldLease, LentLease {
    /**
     * Must be called first in every transaction that writes: until its end no other process can take the lease. If the
     * lease is not fenced, this only reports the result of the last heartbeat.
     *
     * @throws StopRequested if the work has to stop
     * @throws LeaseLost if another process holds the lease, or may hold it
     */
    default void check() throws StopRequested {
        fence();
        if (stopRequested()) {
            throw new StopRequested();
        }
    }

    /**
     * The same check for work that has to be done even if a stop was requested.
     *
     * @throws LeaseLost if another process holds the lease, or may hold it
     */
    void fence();

    /**
     * Reads the holder of the lease from the database, without a lock, because what is known may be older than a failure.
     *
     * @throws LeaseLost if another process holds the lease, or may hold it
     * @throws DataAccessException if the database does not answer although it should
     */
    void verify();

    /** Increases with every owner. */
    long token();

    /** Makes the next {@link #check()} stop the work. */
    void requestStop();

    /** True if a stop was requested. */
    boolean stopRequested();

    @Override
    void close();
}
