package dev.assay.lease;

import dev.assay.operation.LeaseLost;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.sql.RecordedSessions;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the lease for this process, and forwards stop requests to whatever runs under it. */
public final class LeaseDesk {
    private final LeaseStore store;
    private final TransactionOperations transactions;
    private final @Nullable RecordedSessions sessions;
    private final Settings.Lease settings;
    private final String owner;
    private volatile @Nullable Lease latest;
    private volatile boolean stopAsked;
    private volatile Consumer<LeaseLost> whenGone = why -> {};

    /**
     * @param sessions this process's own pool, if it has one
     * @param owner describes this process: user, host and process id
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
     * @param date the business date of the night; null if the lease is for something else
     * @throws NightRefused if another process holds it
     */
    public HeldLease take(@Nullable LocalDate date) {
        return take(date, owner, true);
    }

    /** The same for a preview, which commits nothing; the owner's name says so. */
    public HeldLease takeForPreview(LocalDate date) {
        return take(date, owner + " (a preview)", false);
    }

    private HeldLease take(@Nullable LocalDate date, String who, boolean fenced) {
        long token = beforehand(() -> new LeaseRequest(store, transactions, settings, who, date).granted());
        HeldLease lease = new HeldLease(
                store, transactions, sessions, settings.duration(), token, fenced, why -> whenGone.accept(why));
        heed(lease);
        return lease;
    }

    /**
     * Asks the database something short before this process has the lease: no heartbeat would notice yet that the network
     * drops everything, so each statement waits no longer than a heartbeat does.
     */
    public <T extends @Nullable Object> T beforehand(Supplier<T> question) {
        return sessions == null ? question.get() : sessions.impatiently(question);
    }

    /**
     * Works under the lease of another process, until the returned one is closed.
     *
     * @param token of the holder, from {@link LeaseStore#holder()}
     */
    public LentLease borrow(long token) {
        LentLease lease = new LentLease(store, token, sessions);
        heed(lease);
        return lease;
    }

    /** A request may come before the lease is there, or between two of them. */
    private void heed(Lease lease) {
        latest = lease;
        if (stopAsked) {
            lease.requestStop();
        }
    }

    /** Sets what is called, on a thread of the heartbeat, when this process loses a lease. */
    public void whenGone(Consumer<LeaseLost> then) {
        whenGone = then;
    }

    /** The same as {@link #requestStop}, for whatever this process begins from now on too: it is going to end. */
    public void requestEnd() {
        stopAsked = true;
        requestStop();
    }

    /** Makes what this process runs under the lease, if anything, stop at the end of the chunk. */
    public void requestStop() {
        Lease lease = latest;
        if (lease != null) {
            lease.requestStop();
        }
    }

    /** True if this process has been asked to end, whether it holds a lease or not. */
    public boolean stopAsked() {
        return stopAsked;
    }

    /** True if the current or the last holder of the lease in this process has been asked to stop. */
    public boolean stopRequested() {
        Lease lease = latest;
        return lease != null && lease.stopRequested();
    }
}
