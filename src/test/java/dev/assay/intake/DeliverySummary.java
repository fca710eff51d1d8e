package dev.assay.intake;

import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The outcome of deliveries in one night.
 *
 * @param handled what the night registered, went on with or found waiting, the oldest first
 * @param held all snapshots that wait for an operator, of this night or an earlier one
 */
public record DeliverySummary(List<KnownDelivery> handled, List<KnownDelivery> held) {
    /** What is on record of the run and of held snapshots now. */
    public static DeliverySummary of(DeliveryStore store, long runId) {
        return new DeliverySummary(handled(store, runId), store.with(DeliveryStatus.HELD));
    }

    /** The deliveries that a night has processed, the oldest first. */
    static List<KnownDelivery> handled(DeliveryStore store, long runId) {
        return Arrays.stream(DeliveryStatus.values())
                .flatMap(status -> store.with(status).stream())
                .filter(delivery -> Objects.equals(delivery.runId(), runId))
                .sorted(Comparator.comparingLong(KnownDelivery::deliveryId))
                .toList();
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
