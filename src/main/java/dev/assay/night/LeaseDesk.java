package dev.assay.night;

import dev.assay.store.LeaseStore;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/** Takes the lease for this process, and hands a request to stop on to whatever works under it. */
final class LeaseDesk {
    private final LeaseStore store;
    private final TransactionOperations transactions;
    private final Settings.Lease settings;
    private final String owner;
    private volatile @Nullable HeldLease latest;

    /** @param owner who this process is, for people: user, host and process id */
    LeaseDesk(LeaseStore store, TransactionOperations transactions, Settings.Lease settings, String owner) {
        this.store = store;
        this.transactions = transactions;
        this.settings = settings;
        this.owner = owner;
    }

    /**
     * Takes the lease, waiting for it as long as the settings allow.
     *
     * @param date the night it is for; null if it is for something else
     * @throws NightRefused if somebody else has it
     */
    HeldLease take(@Nullable LocalDate date) {
        HeldLease lease = HeldLease.take(store, transactions, settings, owner, date);
        latest = lease;
        return lease;
    }

    /** Lets what this process does under the lease, if it does anything, stop at the end of the chunk. */
    void requestStop() {
        HeldLease lease = latest;
        if (lease != null) {
            lease.requestStop();
        }
    }
}
