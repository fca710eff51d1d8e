package dev.assay.cli.night;

import dev.assay.store.run.NightFigures.DeliveryLine;
import java.util.stream.Collectors;

/** What became of a delivery, in words. */
final class DeliveryText {
    private DeliveryText() {}

    /** The counts, those that are mostly 0 only if they are not, and the reason if there is one. */
    static String of(DeliveryLine line) {
        StringBuilder text = new StringBuilder("%d read, %d applied, %d unchanged, %d stale, %d rejected, %d ended"
                .formatted(line.read(), line.applied(), line.unchanged(), line.stale(), line.rejected(), line.ended()));
        if (line.leftOut().total() > 0) {
            text.append(", %d left out by condition (%s)"
                    .formatted(
                            line.leftOut().total(),
                            line.leftOut().byCondition().entrySet().stream()
                                    .map(entry -> "%s: %d".formatted(entry.getKey(), entry.getValue()))
                                    .collect(Collectors.joining("; "))));
        }
        if (line.conflicts() > 0) {
            text.append(", %d in conflict".formatted(line.conflicts()));
        }
        return text + (line.reason() == null ? "" : " (" + line.reason() + ")");
    }
}
