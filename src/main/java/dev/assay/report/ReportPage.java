package dev.assay.report;

import dev.assay.store.history.RunFigures;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.NightFigures.RejectionLine;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a run shows; the templates only lay it out.
 *
 * @param headline what a programme manager must know, in a sentence or two
 * @param held null unless the run is held
 * @param calendars one for each ladder, as the matrices and the levels
 * @param causes of the open risks
 * @param changes empty unless the run got so far that it has an answer
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
     * Something out of the ordinary.
     *
     * @param commands what to do about it; may be empty
     */
    public record Notice(String text, List<String> commands) {}

    /**
     * A figure of the night and how it compares.
     *
     * @param line the figure of the nights up to this one, as an SVG path in a box of 100 by 24; empty if there is none
     */
    public record Tile(String label, String figure, String note, String line) {}

    /** The first of a list, and how many there are in all. */
    public record Listing<T>(List<T> shown, long total) {
        public Listing {
            shown = List.copyOf(shown);
        }

        /** How many are not shown. */
        public long more() {
            return total - shown.size();
        }
    }

    /** A figure as a bar: {@code percent} of the longest one. */
    public record Bar(String label, String figure, double percent) {
        /** The bar for a value among others, of which none is above {@code most}. */
        static Bar of(String label, String figure, double value, double most) {
            return new Bar(label, figure, most <= 0 ? 0 : Math.round(value / most * 1000) / 10.0);
        }
    }

    /** A partner, by name where that is known, and where it stands among the risks; null if it does not. */
    public record PartnerName(String id, @Nullable String name, @Nullable String anchor) {}

    /**
     * A competency that changed.
     *
     * @param way {@code fell}, {@code rose}, or {@code shown} where only what is displayed changed
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

    /** A person without whom a partner's level would fall, and to which. */
    public record CriticalLine(
            PartnerName partner, String personId, String competency, LevelMark with, LevelMark without) {}

    /** An override in force, and what it grants. */
    public record OverrideLine(
            String overrideId, PartnerName partner, String competency, String grants, LocalDate endsOn, String away) {}

    /**
     * What those look at who run the nights.
     *
     * @param waiting how many facts wait for something unknown, by kind
     * @param nights this night and those before it, the newest first
     */
    public record Operators(
            Listing<DeliveryLine> deliveries,
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

    /** The run. */
    public Run run() {
        return figures.run();
    }

    /** The business date. */
    public LocalDate date() {
        return run().businessDate();
    }
}
