package dev.assay.report;

import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFindings.Change;
import dev.assay.store.history.RunFindings.EndingOverride;
import dev.assay.store.history.RunFindings.OpenRisk;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.NightFigures.RejectionLine;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that the page of a run shows; the templates only lay it out.
 *
 * @param headline what a programme manager must know, in a sentence or two
 * @param changes empty unless the run got so far that it has an answer
 * @param causes how many open risks have a cause of a kind, the most frequent first
 * @param waiting how many facts wait for something unknown, by kind
 * @param nights this night among those before it
 */
public record ReportPage(
        RunFigures figures,
        String headline,
        List<Notice> notices,
        List<Tile> tiles,
        Listing<Change> changes,
        Listing<OpenRisk> risks,
        List<Bar> causes,
        List<Centre> centres,
        Listing<EndingOverride> overrides,
        Listing<DeliveryLine> deliveries,
        Listing<RejectionLine> rejections,
        Listing<RangeStore.Failure> failures,
        Map<String, Long> waiting,
        List<Bar> steps,
        Nights nights) {
    /**
     * Something out of the ordinary.
     *
     * @param commands what to do about it; may be empty
     */
    public record Notice(String text, List<String> commands) {}

    /** A figure of the night and how it compares. */
    public record Tile(String label, String figure, String note) {}

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

    /** The competencies of a centre, with how many partners display them. */
    public record Centre(String name, List<Levels> competencies) {}

    /** How many partners display a competency. */
    public record Levels(String code, List<Share> shares) {
        /** How many at each level, in words. */
        public String figure() {
            return shares.stream()
                    .map(share -> Wording.count(share.partners()) + " " + share.level())
                    .collect(Collectors.joining(", "));
        }
    }

    /** How many of them at one level: a part of a bar, {@code from} and {@code percent} in percent of the longest one. */
    public record Share(String level, long partners, double from, double percent) {}

    /** The nights up to this one: charts of them, and the figures behind, the newest first. */
    public record Nights(List<Chart> charts, List<RunFigures> figures) {}

    public ReportPage {
        notices = List.copyOf(notices);
        tiles = List.copyOf(tiles);
        causes = List.copyOf(causes);
        centres = List.copyOf(centres);
        steps = List.copyOf(steps);
    }

    /** The run. */
    public Run run() {
        return figures.run();
    }

    /** The business date. */
    public LocalDate date() {
        return run().businessDate();
    }

    /** How far a day is away from the business date. */
    public String away(@Nullable LocalDate day) {
        return day == null ? "" : Wording.away(date(), day);
    }
}
