package dev.assay.night;

import dev.assay.store.Database;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
import dev.assay.store.run.RangeStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step has done, in numbers, including what an earlier process did of it. */
final class StepCounts {
    private final Database database;

    StepCounts(Database database) {
        this.database = database;
    }

    /** The counts by name; empty for a step that counts nothing. */
    Map<String, Long> of(String step, long runId) {
        return switch (step) {
            case "deliveries" -> deliveries(runId);
            case "waiting" -> Map.of("facts_waiting", sum(database.figures().waiting(runId)));
            case "ranges" -> Map.of("ranges", (long) database.ranges().of(runId).size());
            case "evaluation" -> evaluation(database.ranges().total(runId));
            case "publication" -> Map.of("notifications", sum(database.figures().notifications(runId)));
            default -> Map.of();
        };
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> deliveries(long runId) {
        List<KnownDelivery> lines = database.figures().deliveries(runId).stream()
                .filter(line -> Long.valueOf(runId).equals(line.runId()))
                .toList();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("deliveries", (long) lines.size());
        Counts rows = Counts.sum(lines);
        counts.put("rows_read", rows.read());
        counts.put("rows_applied", rows.applied());
        counts.put("rows_rejected", rows.rejected());
        return counts;
    }

    private static Map<String, Long> evaluation(RangeStore.Count count) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("partners", count.partners());
        counts.put("partners_failed", count.failed());
        counts.put("standings_changed", count.standingsChanged());
        counts.put("notifications", count.notifications());
        return counts;
    }
}
