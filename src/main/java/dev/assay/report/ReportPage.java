package dev.assay.report;

import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.history.RunFigures;
import dev.assay.store.run.NightFigures.RejectionLine;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The content of the page of a run; the templates only render it.
 *
 * @param headline a summary in one or two sentences
 * @param held null unless the run is held
 * @param calendars one for each ladder, like the matrices and the levels
 * @param causes of the open risks
 * @param changes empty unless the run has results
 */
public record ReportPage(
        RunFigures figures,
        String headline,
        List<Notice> notices,
        List<Tile> tiles,
        @Nullable HeldRun held,
        List<RenewalCalendar> calendars,
        List<LevelMatrix> matrices,
        HeatTable causes,
        RiskTable risks,
        List<LevelTable> levels,
        Listing<ChangeLine> changes,
        Listing<CriticalLine> critical,
        Listing<OverrideLine> overrides,
        Operators operators) {
    /**
     * Something unusual.
     *
     * @param commands what to do about it; may be empty
     */
    public record Notice(String text, List<String> commands) {
        Notice(String text, String... commands) {
            this(text, List.of(commands));
        }
    }

    /**
     * A figure of the night and its comparison with earlier nights.
     *
     * @param line the figure over the nights up to this one, as an SVG path in a box of 100 by 24; empty if there is
     *     none
     */
    public record Tile(String label, String figure, String note, String line) {}

    /** The first items of a list, and the total number. */
    public record Listing<T>(List<T> shown, long total) {
        public Listing {
            shown = List.copyOf(shown);
        }

        /** How many are not shown. */
        public long more() {
            return total - shown.size();
        }
    }

    /** A value as a bar: {@code percent} of the longest one. */
    public record Bar(String label, String figure, double percent) {
        /** The bar for a value, relative to the maximum {@code most}. */
        static Bar of(String label, String figure, double value, double most) {
            return new Bar(label, figure, most <= 0 ? 0 : Math.round(value / most * 1000) / 10.0);
        }
    }

    /** A partner, with its name if known and its anchor in the table of risks; null if it has none. */
    public record PartnerName(String id, @Nullable String name, @Nullable String anchor) {}

    /**
     * A competency that changed.
     *
     * @param way {@code fell}, {@code rose}, or {@code shown} if only the displayed level changed
     */
    public record ChangeLine(
            PartnerName partner,
            String competency,
            String way,
            LevelMark from,
            LevelMark to,
            LevelMark displayedFrom,
            LevelMark displayedTo,
            String cause,
            int moreCauses) {}

    /** A person whose departure would make a partner's level fall, and the level that would remain. */
    public record CriticalLine(
            PartnerName partner, String personId, String competency, LevelMark with, LevelMark without) {}

    /** An override in force, and what it grants. */
    public record OverrideLine(
            String overrideId, PartnerName partner, String competency, String grants, LocalDate endsOn, String away) {}

    /**
     * The section for operators.
     *
     * @param waiting how many facts refer to something unknown, by kind
     * @param nights this night and earlier ones, the newest first
     */
    public record Operators(
            Listing<KnownDelivery> deliveries,
            Listing<RejectionLine> rejections,
            Listing<RangeStore.Failure> failures,
            Map<String, Long> waiting,
            List<Bar> steps,
            List<Chart> charts,
            List<RunFigures> nights) {
        public Operators {
            steps = List.copyOf(steps);
            charts = List.copyOf(charts);
            nights = List.copyOf(nights);
        }
    }

    public ReportPage {
        notices = List.copyOf(notices);
        tiles = List.copyOf(tiles);
        calendars = List.copyOf(calendars);
        matrices = List.copyOf(matrices);
        levels = List.copyOf(levels);
    }

    public Run run() {
        return figures.run();
    }

    /** The business date. */
    public LocalDate date() {
        return run().businessDate();
    }
}
