package dev.assay.intake;

import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import java.util.List;

/**
 * The outcome of deliveries in one night.
 *
 * @param handled what the night registered, went on with or found waiting, the oldest first
 * @param held all snapshots that wait for an operator, of this night or an earlier one
 */
public record DeliverySummary(List<KnownDelivery> handled, List<KnownDelivery> held) {
    /** What is on record of the run and of held snapshots now. */
    public static DeliverySummary of(DeliveryStore store, long runId) {
        return new DeliverySummary(store.ofRun(runId), store.with(DeliveryStatus.HELD));
    }

    /** Of what the night handled, that with the status. */
    public List<KnownDelivery> handled(DeliveryStatus status) {
        return handled.stream().filter(delivery -> delivery.status() == status).toList();
    }

    /** True if an operator has to act: a delivery was refused in this night, or a snapshot is held. */
    public boolean needsAttention() {
        return !held.isEmpty() || !handled(DeliveryStatus.REFUSED).isEmpty();
    }
}
