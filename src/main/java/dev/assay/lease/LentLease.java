package dev.assay.lease;

import dev.assay.operation.LeaseLost;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.sql.RecordedSessions;
import org.jspecify.annotations.Nullable;

/**
 * The lease of a night that runs in another process, which this one helps. It has no heartbeat: it is valid until another
 * process takes the lease, even if the owner has died. This process's database sessions are recorded with those of the
 * owner, so a takeover ends them too.
 */
public final class LentLease implements Lease {
    private final LeaseStore store;
    private final long token;
    private final @Nullable RecordedSessions sessions;
    private volatile boolean stopRequested;

    LentLease(LeaseStore store, long token, @Nullable RecordedSessions sessions) {
        this.store = store;
        this.token = token;
        this.sessions = sessions;
        if (sessions != null) {
            sessions.recordUnder(token);
        }
    }

    @Override
    public void fence() {
        LeaseStore.Standing standing = store.lock();
        if (standing.token() != token) {
            throw LeaseLost.taken();
        }
        if (standing.stopRequested()) {
            stopRequested = true;
        }
    }

    @Override
    public void verify() {
        if (store.holder().token() != token) {
            throw LeaseLost.taken();
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

    @Override
    public boolean stopRequested() {
        return stopRequested;
    }

    @Override
    public void close() {
        if (sessions != null) {
            sessions.recordUnder(0);
        }
    }
}
