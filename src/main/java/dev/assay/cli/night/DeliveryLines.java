package dev.assay.cli.night;

import dev.assay.cli.command.Suggestion;
import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.store.run.NightFigures.DeliveryLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The deliveries of a night: a line for each feed, whatever the number of its files, and one for each that needs a look. */
final class DeliveryLines {
    private static final int MOST = 20;

    private final Screen screen;

    DeliveryLines(Screen screen) {
        this.screen = screen;
    }

    /** What the applied deliveries of one feed have brought. */
    private record Sum(
            long files,
            long read,
            long applied,
            long unchanged,
            long stale,
            long rejected,
            long ended,
            long leftOut,
            long conflicts) {
        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0, 0, 0, 0, 0);

        Sum plus(DeliveryLine line) {
            return new Sum(
                    files + 1,
                    read + line.read(),
                    applied + line.applied(),
                    unchanged + line.unchanged(),
                    stale + line.stale(),
                    rejected + line.rejected(),
                    ended + line.ended(),
                    leftOut + line.leftOut().total(),
                    conflicts + line.conflicts());
        }
    }

    /** Prints them; says so if there are none. */
    void print(List<DeliveryLine> deliveries) {
        if (deliveries.isEmpty()) {
            screen.line("  deliveries     none");
            return;
        }
        feeds(deliveries);
        List<DeliveryLine> others =
                deliveries.stream().filter(line -> !applied(line)).toList();
        others.stream().limit(MOST).forEach(this::other);
        if (others.size() > MOST) {
            screen.line("  ... and %d more that were not applied; %s", others.size() - MOST, Suggestion.of("status"));
        }
        rejected(deliveries);
    }

    private static boolean applied(DeliveryLine line) {
        return line.status().equals("APPLIED");
    }

    private void feeds(List<DeliveryLine> deliveries) {
        Map<String, Sum> feeds = new LinkedHashMap<>();
        deliveries.stream()
                .filter(DeliveryLines::applied)
                .forEach(line ->
                        feeds.merge(String.valueOf(line.feed()), Sum.NOTHING.plus(line), (sum, one) -> sum.plus(line)));
        if (feeds.isEmpty()) {
            return;
        }
        boolean more = feeds.values().stream().anyMatch(sum -> sum.leftOut() > 0 || sum.conflicts() > 0);
        List<String> headings = new ArrayList<>(
                List.of("applied", ">files", ">read", ">new", ">unchanged", ">stale", ">rejected", ">ended"));
        if (more) {
            headings.addAll(List.of(">left out", ">conflicts"));
        }
        Table table = new Table(headings.toArray(String[]::new));
        feeds.forEach((feed, sum) -> {
            List<Object> cells = new ArrayList<>(List.of(
                    feed,
                    sum.files(),
                    sum.read(),
                    sum.applied(),
                    sum.unchanged(),
                    sum.stale(),
                    sum.rejected(),
                    sum.ended()));
            if (more) {
                cells.addAll(List.of(sum.leftOut(), sum.conflicts()));
            }
            table.row(cells.toArray());
        });
        screen.table(2, table);
    }

    private void other(DeliveryLine line) {
        screen.line(
                "  delivery %-5d %-9s %s%s",
                line.deliveryId(), line.status(), named(line), line.reason() == null ? "" : ": " + line.reason());
        if (line.status().equals("HELD") && line.released()) {
            screen.line("    released, but %s and its manifest are not in the inbox; put them back there", line.file());
        } else if (line.status().equals("HELD")) {
            screen.line(
                    "    inspect it, then: %s, or: %s",
                    Suggestion.of("release --delivery %d", line.deliveryId()),
                    Suggestion.of("discard --delivery %d", line.deliveryId()));
        }
    }

    /** A file that fills several feeds is there several times. */
    private static String named(DeliveryLine line) {
        boolean told = line.feed() == null || line.file().startsWith(line.feed());
        return told ? line.file() : line.file() + " to " + line.feed();
    }

    private void rejected(List<DeliveryLine> deliveries) {
        List<DeliveryLine> some = deliveries.stream()
                .filter(line -> applied(line) && line.rejected() > 0)
                .toList();
        some.stream()
                .limit(5)
                .forEach(line -> screen.line(
                        "  %s has rejected rows: %s",
                        line.file(), Suggestion.of("rejects --delivery %d", line.deliveryId())));
        if (some.size() > 5) {
            screen.line("  ... and %d more files have: %s", some.size() - 5, Suggestion.of("rejects"));
        }
        String leftOut = deliveries.stream()
                .flatMap(line -> line.leftOut().byCondition().entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, LinkedHashMap::new, Collectors.summingLong(entry -> entry.getValue())))
                .entrySet()
                .stream()
                .map(entry -> "%d because not: %s".formatted(entry.getValue(), entry.getKey()))
                .collect(Collectors.joining("; "));
        if (!leftOut.isEmpty()) {
            screen.line("  left out: %s", leftOut);
        }
    }
}
