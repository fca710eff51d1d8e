package dev.assay.cli.night;

import dev.assay.cli.command.Suggestion;
import dev.assay.cli.output.Screen;
import dev.assay.feed.Inbox;
import dev.assay.feed.Inbox.PassedOver;
import dev.assay.feed.InboxException;
import dev.assay.feed.InboxFile;
import dev.assay.feed.format.FeedLimits;
import dev.assay.operation.Failures;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lies in an inbox and needs somebody's look.
 *
 * @param files how many data files there are
 * @param problem why it cannot be read; null if it can
 * @param refused the newest deliveries of files that lie there and were refused
 * @param waiting files without a manifest
 * @param unread files that no night reads, the first of them
 * @param unreadInAll how many of those there are
 * @param passedOver what is named like a delivery but is none
 */
public record InboxView(
        Path folder,
        int files,
        @Nullable String problem,
        List<KnownDelivery> refused,
        List<String> waiting,
        List<String> unread,
        int unreadInAll,
        List<PassedOver> passedOver) {
    private static final int MOST = 10;

    /** What lies there now. */
    public static InboxView of(Path folder, FeedLimits limits, DeliveryStore deliveries) {
        try {
            Inbox inbox = Inbox.scan(folder, limits);
            Set<String> names = inbox.files().stream().map(InboxFile::name).collect(Collectors.toSet());
            return new InboxView(
                    folder,
                    inbox.files().size(),
                    null,
                    deliveries.with(DeliveryStatus.REFUSED).stream()
                            .filter(refused -> names.contains(refused.file()))
                            .filter(refused -> isNewest(refused, deliveries.ofFile(refused.file())))
                            .toList(),
                    inbox.files().stream()
                            .filter(InboxFile::waiting)
                            .map(InboxFile::name)
                            .toList(),
                    inbox.unread(),
                    inbox.unreadInAll(),
                    inbox.passedOver());
        } catch (InboxException e) {
            return new InboxView(folder, 0, Failures.message(e), List.of(), List.of(), List.of(), 0, List.of());
        }
    }

    private static boolean isNewest(KnownDelivery refused, List<KnownDelivery> ofFile) {
        return ofFile.get(ofFile.size() - 1).deliveryId() == refused.deliveryId();
    }

    /** Prints each with what to do about it; nothing if there is nothing to do. */
    public void print(Screen screen) {
        if (problem != null) {
            screen.line("inbox       %s", problem);
        }
        refused.stream().limit(MOST).forEach(delivery -> {
            screen.line("refused     delivery %d, %s", delivery.deliveryId(), delivery.file());
            screen.paragraph(2, String.valueOf(delivery.reason()));
            screen.line(
                    "  details: %s; correct the file or its manifest, and the next night takes it",
                    Suggestion.of("rejects %d", delivery.deliveryId()));
        });
        more(screen, refused.size(), "refused");
        printUndelivered(screen);
    }

    /** Prints what is not delivered, with what to do about it. */
    void printUndelivered(Screen screen) {
        waiting.stream().limit(MOST).forEach(name -> {
            screen.line("waiting     %s has no manifest, so it is not delivered yet", name);
            screen.line("  to deliver it: %s", Suggestion.of("seal %s", path(name)));
        });
        more(screen, waiting.size(), "waiting");
        unread.stream().limit(MOST).forEach(name -> {
            screen.line(
                    Inbox.dataOf(name).isPresent()
                            ? "unread      %s is the manifest of a file that is not there"
                            : "unread      %s has a name that no night reads",
                    name);
            screen.line("  %s", remedy(name));
        });
        more(screen, unreadInAll, "unread");
        passedOver.stream()
                .limit(MOST)
                .forEach(other -> screen.line("passed over %s: %s", other.name(), other.reason()));
        more(screen, passedOver.size(), "passed over");
    }

    private static void more(Screen screen, int all, String what) {
        if (all > MOST) {
            screen.line("  ... and %d more %s", all - MOST, what);
        }
    }

    private String remedy(String name) {
        Optional<String> data = Inbox.dataOf(name);
        if (data.isPresent()) {
            return "put %s beside it, or move it away".formatted(data.get());
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (Inbox.canBeMapped(name)) {
            String seal = Suggestion.of("seal --mapping NAME %s", path(name));
            return Inbox.canBePlain(name)
                    ? "rename it to <feed>-%s and seal it, or with a mapping: %s".formatted(name, seal)
                    : "to deliver it with a mapping: %s".formatted(seal);
        }
        return Inbox.canBeMapped(lower)
                ? "rename it to %s; endings are in lower case".formatted(lower)
                : "move it away, or deliver it as .csv, .tsv, .json or .ndjson";
    }

    private String path(String name) {
        return Suggestion.quoted(folder.resolve(name).toString());
    }
}
