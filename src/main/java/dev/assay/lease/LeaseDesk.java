package dev.assay.lease;

import dev.assay.operation.LeaseLost;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.sql.RecordedSessions;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the lease for this process, and hands a request to stop on to whatever works under it. */
public final class LeaseDesk {
    private final LeaseStore store;
    private final TransactionOperations transactions;
    private final @Nullable RecordedSessions sessions;
    private final Settings.Lease settings;
    private final String owner;
    private volatile @Nullable HeldLease latest;
    private volatile Consumer<LeaseLost> whenGone = why -> {};

    /**
     * @param sessions the pool of this process, if it is its own
     * @param owner who this process is, for people: user, host and process id
     */
    public LeaseDesk(
            LeaseStore store,
            TransactionOperations transactions,
            @Nullable RecordedSessions sessions,
            Settings.Lease settings,
            String owner) {
        this.store = store;
        this.transactions = transactions;
        this.sessions = sessions;
        this.settings = settings;
        this.owner = owner;
    }

    /**
     * Takes the lease, waiting for it as long as the settings allow.
     *
     * @param date the night it is for; null if it is for something else
     * @throws NightRefused if somebody else has it
     */
    public HeldLease take(@Nullable LocalDate date) {
        return take(date, owner, true);
    }

    /** The same, for a preview: it commits nothing, and whoever looks at the lease sees that it is none in earnest. */
    public HeldLease takeForPreview(LocalDate date) {
        return take(date, owner + " (a preview)", false);
    }

    private HeldLease take(@Nullable LocalDate date, String who, boolean fenced) {
        HeldLease lease =
                HeldLease.take(store, transactions, sessions, settings, who, date, fenced, why -> whenGone.accept(why));
        latest = lease;
        return lease;
    }

    /** Is told, on a thread of the heartbeat, when a lease that this process has is gone. */
    public void whenGone(Consumer<LeaseLost> then) {
        whenGone = then;
    }

    /** Lets what this process does under the lease, if it does anything, stop at the end of the chunk. */
    public void requestStop() {
        HeldLease lease = latest;
        if (lease != null) {
            lease.requestStop();
        }
    }

    /** True if whatever held the lease last for this process, now or before, has been asked to stop. */
    public boolean stopRequested() {
        HeldLease lease = latest;
        return lease != null && lease.stopRequested();
    }
}
