package dev.assay.cli.command;

import dev.assay.store.run.NightFigures.DeliveryLine;
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
    public static DeliveryJson of(DeliveryLine line) {
        return new DeliveryJson(
                line.deliveryId(),
                line.feed(),
                line.file(),
                line.status(),
                line.reason(),
                line.read(),
                line.applied(),
                line.unchanged(),
                line.stale(),
                line.rejected(),
                line.ended(),
                line.leftOut().total(),
                line.leftOut().byCondition(),
                line.conflicts());
    }
}
