package dev.assay.report;

import dev.assay.store.history.RunFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares a night with earlier ones: charts and usual values. */
final class NightCharts {
    /** With fewer earlier nights, no values are called usual. */
    private static final int FEW = 3;

    private final List<RunFigures> oldestFirst;
    private final RunFigures tonight;

    /** @param newestFirst the night itself, then the earlier ones */
    NightCharts(List<RunFigures> newestFirst) {
        List<RunFigures> nights = new ArrayList<>(newestFirst);
        Collections.reverse(nights);
        this.oldestFirst = nights;
        this.tonight = newestFirst.get(0);
    }

    List<Chart> charts() {
        return List.of(risks(), moves(), durations());
    }

    /** The median of the earlier nights, in words. */
    String usually(Function<RunFigures, @Nullable Long> figure, Function<Long, String> word) {
        List<Long> before = oldestFirst.stream()
                .filter(night -> night != tonight)
                .map(figure)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return before.size() < FEW ? "" : "usually " + word.apply(before.get(before.size() / 2));
    }

    /** The figure of all nights as a line in a box of 100 by 24; empty with fewer than two nights. */
    String sparkline(Function<RunFigures, @Nullable Long> figure) {
        List<Long> values =
                oldestFirst.stream().map(figure).filter(Objects::nonNull).toList();
        if (values.size() < 2) {
            return "";
        }
        double most = Math.max(1, Collections.max(values));
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Math.round(1000.0 * i / (values.size() - 1)) / 10.0)
                    .append(' ')
                    .append(Math.round(10 * (23 - 22 * values.get(i) / most)) / 10.0);
        }
        return path.toString();
    }

    private Chart risks() {
        return Chart.line(
                "risks",
                "Open risks",
                "%s Tonight: %s.".formatted(span("open risks", f -> f.openRisks()), tonight.openRisks()),
                "open risks",
                nights(f -> (double) f.openRisks(), f -> null));
    }

    private Chart moves() {
        return Chart.bars(
                "moves",
                "Competencies that rose and fell",
                "Bars upwards count competencies whose effective level rose, bars downwards those whose level fell. %s %s "
                                .formatted(span("rises", RunFigures::rose), span("falls", RunFigures::fell))
                        + "Tonight: %s rose, %s fell."
                                .formatted(Wording.count(tonight.rose()), Wording.count(tonight.fell())),
                "competencies",
                nights(f -> number(f.rose()), f -> number(f.fell())));
    }

    private Chart durations() {
        boolean minutes = oldestFirst.stream()
                .map(RunFigures::took)
                .anyMatch(took -> took != null && took.compareTo(Duration.ofMinutes(3)) > 0);
        double unit = minutes ? 60_000.0 : 1000.0;
        return Chart.bars(
                "took",
                "How long the nights took",
                "One bar per night. Tonight: %s.".formatted(Wording.duration(tonight.took())),
                minutes ? "minutes" : "seconds",
                nights(f -> divided(millis(f), unit), f -> null));
    }

    private static @Nullable Long millis(RunFigures figures) {
        Duration took = figures.took();
        return took == null ? null : took.toMillis();
    }

    private List<Chart.Night> nights(
            Function<RunFigures, @Nullable Double> up, Function<RunFigures, @Nullable Double> down) {
        return oldestFirst.stream()
                .map(f -> new Chart.Night(f.run().businessDate(), up.apply(f), down.apply(f)))
                .toList();
    }

    private String span(String what, Function<RunFigures, @Nullable Long> figure) {
        List<Long> all = oldestFirst.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return all.isEmpty()
                ? "No night with %s yet.".formatted(what)
                : "From %s to %s %s per night."
                        .formatted(Wording.count(all.get(0)), Wording.count(all.get(all.size() - 1)), what);
    }

    private static @Nullable Double divided(@Nullable Long millis, double unit) {
        return millis == null ? null : Double.valueOf(millis / unit);
    }

    private static @Nullable Double number(@Nullable Long count) {
        return count == null ? null : Double.valueOf(count);
    }
}
