package dev.assay.night;

import dev.assay.lease.HeldLease;
import dev.assay.lease.LeaseDesk;
import dev.assay.lease.StopRequested;
import dev.assay.operation.NightRefused;
import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.run.PublicationStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.springframework.transaction.support.TransactionOperations;

/** Releases or discards what is held, at an operator's request. It holds the lease meanwhile, as a night does. */
public final class Settlement {
    private final LeaseDesk leases;
    private final TransactionOperations transactions;
    private final RunStore runs;
    private final PublicationStore publication;
    private final DeliveryStore deliveries;
    private final RunEvents events;

    Settlement(LeaseDesk leases, TransactionOperations transactions, Database database, RunEvents events) {
        this.leases = leases;
        this.transactions = transactions;
        this.runs = database.runs();
        this.publication = database.publication();
        this.deliveries = database.deliveries();
        this.events = events;
    }

    /**
     * Publishes exactly what a held run has prepared.
     *
     * @throws NightRefused if the run is not held, or a night is running
     */
    public Run release(long runId) {
        return events.settle(RunEvent.RELEASED, () -> settle(runId, publication::publish));
    }

    /** Discards a held run; exceptions as in {@link #release}. */
    public Run discard(long runId) {
        return events.settle(RunEvent.DISCARDED, () -> settle(runId, run -> runs.discard(run.runId())));
    }

    /**
     * Lets the next night apply a held snapshot.
     *
     * @throws NightRefused if it is not held, or a night is running
     */
    public void releaseDelivery(long deliveryId) {
        settleDelivery(deliveryId, deliveries::release);
    }

    /** Refuses a held snapshot permanently; exceptions as in {@link #releaseDelivery}. */
    public void discardDelivery(long deliveryId) {
        settleDelivery(deliveryId, deliveries::discard);
    }

    private Run settle(long runId, Consumer<Run> settling) {
        try (HeldLease lease = leases.take(null)) {
            transactions.executeWithoutResult(status -> {
                stillOurs(lease);
                settling.accept(heldRun(runId));
            });
            return runs.find(runId).orElseThrow();
        }
    }

    private void settleDelivery(long deliveryId, LongPredicate settling) {
        try (HeldLease lease = leases.take(null)) {
            transactions.executeWithoutResult(status -> {
                stillOurs(lease);
                if (!settling.test(deliveryId)) {
                    throw NightRefused.Because.ASKED_WRONGLY.refusal(
                            "delivery %d is not held; 'assay status' shows what is held", deliveryId);
                }
            });
        }
    }

    private static void stillOurs(HeldLease lease) {
        try {
            lease.check();
        } catch (StopRequested e) {
            throw NightRefused.Because.BUSY.refusal("stopped on request; nothing was changed");
        }
    }

    private Run heldRun(long runId) {
        Run run = runs.find(runId)
                .orElseThrow(() -> NightRefused.Because.ASKED_WRONGLY.refusal(
                        "there is no run %d; 'assay status' shows what is held", runId));
        if (run.status() != RunStatus.HELD) {
            throw NightRefused.Because.ASKED_WRONGLY.refusal(
                    "run %d is not held, it is %s; only held runs can be released or discarded, and 'assay status' shows them",
                    runId, run.status());
        }
        return run;
    }
}
