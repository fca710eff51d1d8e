package dev.assay.cli.command;

import dev.assay.facts.Feed;
import dev.assay.store.delivery.KnownDelivery;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A delivery for programs; the names are those of the view {@code v1_delivery}. */
public record DeliveryJson(
        long deliveryId,
        @Nullable String feed,
        String file,
        String status,
        @Nullable String reason,
        long rowsRead,
        long rowsApplied,
        long rowsUnchanged,
        long rowsStale,
        long rowsRejected,
        long itemsEnded,
        long rowsLeftOut,
        Map<String, Long> leftOut,
        long conflicts) {
    public static DeliveryJson of(KnownDelivery delivery) {
        Feed feed = delivery.feed();
        KnownDelivery.Counts counts = delivery.counts();
        return new DeliveryJson(
                delivery.deliveryId(),
                feed == null ? null : feed.id(),
                delivery.file(),
                delivery.status().name(),
                delivery.reason(),
                counts.read(),
                counts.applied(),
                counts.unchanged(),
                counts.stale(),
                counts.rejected(),
                counts.ended(),
                delivery.leftOut().total(),
                delivery.leftOut().byCondition(),
                delivery.conflicts());
    }
}
