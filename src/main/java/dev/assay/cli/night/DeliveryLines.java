package dev.assay.cli.night;

import dev.assay.cli.command.Suggestion;
import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.facts.Feed;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
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

    /** Prints them; says so if there are none. */
    void print(List<KnownDelivery> deliveries) {
        if (deliveries.isEmpty()) {
            screen.line("  deliveries     none");
            return;
        }
        feeds(deliveries);
        List<KnownDelivery> others =
                deliveries.stream().filter(line -> !applied(line)).toList();
        others.stream().limit(MOST).forEach(this::other);
        if (others.size() > MOST) {
            screen.line("  ... and %d more that were not applied; %s", others.size() - MOST, Suggestion.of("status"));
        }
        rejected(deliveries);
    }

    private static boolean applied(KnownDelivery line) {
        return line.status() == DeliveryStatus.APPLIED;
    }

    private void feeds(List<KnownDelivery> deliveries) {
        Map<Feed, List<KnownDelivery>> feeds = deliveries.stream()
                .filter(DeliveryLines::applied)
                .collect(Collectors.groupingBy(KnownDelivery::filled, LinkedHashMap::new, Collectors.toList()));
        if (feeds.isEmpty()) {
            return;
        }
        boolean more = feeds.values().stream().anyMatch(files -> leftOut(files) > 0 || conflicts(files) > 0);
        List<String> headings = new ArrayList<>(
                List.of("applied", ">files", ">read", ">new", ">unchanged", ">stale", ">rejected", ">ended"));
        if (more) {
            headings.addAll(List.of(">left out", ">conflicts"));
        }
        Table table = new Table(headings.toArray(String[]::new));
        feeds.forEach((feed, files) -> {
            Counts sum = Counts.sum(files);
            List<Object> cells = new ArrayList<>(List.of(
                    feed.id(),
                    files.size(),
                    sum.read(),
                    sum.applied(),
                    sum.unchanged(),
                    sum.stale(),
                    sum.rejected(),
                    sum.ended()));
            if (more) {
                cells.addAll(List.of(leftOut(files), conflicts(files)));
            }
            table.row(cells.toArray());
        });
        screen.table(2, table);
    }

    private static long leftOut(List<KnownDelivery> files) {
        return files.stream().mapToLong(file -> file.leftOut().total()).sum();
    }

    private static long conflicts(List<KnownDelivery> files) {
        return files.stream().mapToLong(KnownDelivery::conflicts).sum();
    }

    private void other(KnownDelivery line) {
        screen.line(
                "  delivery %-5d %-9s %s%s",
                line.deliveryId(), line.status(), named(line), line.reason() == null ? "" : ": " + line.reason());
        if (line.status() == DeliveryStatus.HELD && line.released()) {
            screen.line("    released, but %s and its manifest are not in the inbox; put them back there", line.file());
        } else if (line.status() == DeliveryStatus.HELD) {
            screen.line(
                    "    inspect it, then: %s, or: %s",
                    Suggestion.of("release --delivery %d", line.deliveryId()),
                    Suggestion.of("discard --delivery %d", line.deliveryId()));
        }
    }

    /** A file that fills several feeds is there several times. */
    private static String named(KnownDelivery line) {
        Feed feed = line.feed();
        return feed == null || line.file().startsWith(feed.id()) ? line.file() : line.file() + " to " + feed.id();
    }

    private void rejected(List<KnownDelivery> deliveries) {
        List<KnownDelivery> some = deliveries.stream()
                .filter(line -> applied(line) && line.counts().rejected() > 0)
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
