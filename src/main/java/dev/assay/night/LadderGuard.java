package dev.assay.night;

import dev.assay.operation.Settings;
import dev.assay.rules.Ladder;
import dev.assay.rules.Levels;
import dev.assay.rules.Rulebooks;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides, for each ladder separately, whether so many levels would fall that a broken feed is the likelier cause. */
record LadderGuard(Settings.Guard guard, Rulebooks rulebooks, RangeStore ranges) {
    /**
     * Why the run is held; null if it is not.
     *
     * @param before how many pairs of partner and competency had a level, on any ladder
     * @param fallen how many of those would fall
     */
    @Nullable
    String because(Run run, long before, long fallen) {
        // with a single ladder the totals suffice; the published levels need not be read
        if (rulebooks.ladders().size() == 1) {
            return guard.because(before, fallen);
        }
        Levels levels = rulebooks.levelsOn(run.businessDate());
        Map<String, Long> published = byLadder(ranges.published(run.runId()), levels);
        Map<String, Long> fell = byLadder(ranges.fallen(run.runId()), levels);
        String because = published.keySet().stream()
                .map(ladder -> because(ladder, published.getOrDefault(ladder, 0L), fell.getOrDefault(ladder, 0L)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return because.isEmpty() ? null : because;
    }

    private @Nullable String because(String ladder, long before, long fallen) {
        String because = guard.because(before, fallen);
        return because == null || ladder.equals(Ladder.MEMBERSHIP)
                ? because
                : "ladder %s: %s".formatted(ladder, because);
    }

    private static Map<String, Long> byLadder(List<RangeStore.AtLevel> counts, Levels levels) {
        Map<String, Long> byLadder = new TreeMap<>();
        for (RangeStore.AtLevel count : counts) {
            Ladder ladder = levels.of(count.competencyCode(), count.level()).ladder();
            if (ladder != null) {
                byLadder.merge(ladder.id(), count.pairs(), Long::sum);
            }
        }
        return byLadder;
    }
}
