package dev.assay.report;

import static dev.assay.report.Wording.many;

import dev.assay.operation.Settings;
import dev.assay.store.history.RunOverview.Share;
import dev.assay.store.run.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The information needed to decide about a held run.
 *
 * @param because why it is held
 * @param fallen how many levels would fall, of how many, and the percentage
 * @param limit the percentage above which a run is held
 * @param usual the usual values; empty if there are too few earlier nights
 * @param falls why levels would fall
 * @param releasing the effects of releasing it
 * @param discarding the effects of discarding it
 */
public record HeldRun(
        String because,
        String fallen,
        String limit,
        String usual,
        HeatTable falls,
        List<String> releasing,
        List<String> discarding,
        long runId) {
    /** With fewer earlier nights, no values are called usual. */
    private static final int FEW = 3;

    /**
     * @param shares of the run and of earlier ones, by run
     * @param notifications of the run, by kind
     * @param seen the published run; null if there is none
     */
    static HeldRun of(
            Run run,
            Map<Long, Share> shares,
            Settings.Guard guard,
            HeatTable falls,
            Map<String, Long> notifications,
            long lostOnDisplay,
            @Nullable Run seen) {
        Share own = shares.getOrDefault(run.runId(), new Share(0, 0));
        return new HeldRun(
                String.valueOf(run.heldBecause()),
                "%s of %s, %s"
                        .formatted(Wording.count(own.fallen()), Wording.count(own.before()), percent(own.percent())),
                guard.percent() + " %",
                usual(run, shares),
                falls,
                releasing(run, own, notifications, lostOnDisplay),
                discarding(run, seen),
                run.runId());
    }

    private static String usual(Run run, Map<Long, Share> shares) {
        List<Double> before = shares.entrySet().stream()
                .filter(share ->
                        share.getKey() < run.runId() && share.getValue().before() > 0)
                .map(share -> share.getValue().percent())
                .sorted(Comparator.naturalOrder())
                .toList();
        return before.size() < FEW ? "" : percent(before.get(before.size() / 2));
    }

    private static List<String> releasing(Run run, Share own, Map<String, Long> notifications, long lostOnDisplay) {
        List<String> said = new ArrayList<>();
        said.add("Publishes exactly what this run prepared for %s; nothing is evaluated again."
                .formatted(run.businessDate()));
        said.add("%s. %s displayed lower at once; the others stay displayed until their term ends."
                .formatted(
                        many(own.fallen(), "level falls", "levels fall"),
                        many(lostOnDisplay, "level is", "levels are")));
        long all = notifications.values().stream().mapToLong(Long::longValue).sum();
        List<String> kinds = notifications.entrySet().stream()
                .map(kind ->
                        Wording.count(kind.getValue()) + " " + kind.getKey().toLowerCase(Locale.ROOT))
                .toList();
        said.add("%s published%s."
                .formatted(
                        many(all, "notification is", "notifications are"),
                        all == 0 ? "" : ": " + String.join(", ", kinds)));
        return said;
    }

    private static List<String> discarding(Run run, @Nullable Run seen) {
        return List.of(
                seen == null
                        ? "Still no night is published."
                        : "Readers continue to see the night of %s, run %d."
                                .formatted(seen.businessDate(), seen.runId()),
                "The delivered facts remain. A night that evaluates the same facts is held again, so correct them first: "
                        + "see the causes below.",
                "'assay nightly --date %s' evaluates the date again.".formatted(run.businessDate()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 10 ? "%.1f %%" : "%.0f %%", share);
    }
}
