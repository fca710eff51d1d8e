package dev.assay.report;

import static dev.assay.report.Wording.count;

import dev.assay.report.ReportPage.Tile;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFindings.RiskCounts;
import dev.assay.store.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures at the top of the page. */
final class Tiles {
    private Tiles() {}

    static List<Tile> of(RunFigures figures, RiskCounts risks, NightCharts nights) {
        Run run = figures.run();
        return List.of(
                new Tile(
                        "at risk",
                        count(risks.risks()),
                        notes("%s lost, %s lapsing"
                                .formatted(count(risks.lost()), count(risks.risks() - risks.lost())))),
                new Tile(
                        "fell",
                        count(figures.fell()),
                        notes(first(figures), nights.usually(RunFigures::fell, Wording::count))),
                new Tile(
                        "rose",
                        count(figures.rose()),
                        notes(first(figures), nights.usually(RunFigures::rose, Wording::count))),
                new Tile(
                        "told",
                        count(run.notifications()),
                        notes(nights.usually(night -> night.run().notifications(), Wording::count))),
                new Tile(
                        "partners judged",
                        count(run.partnersEvaluated()),
                        notes(perSecond(Wording.rate(figures.partnersPerSecond())))),
                new Tile(
                        "rows delivered",
                        count(figures.intake().read()),
                        notes(count(figures.intake().rejected()) + " rejected")),
                new Tile(
                        "took",
                        Wording.duration(figures.took()),
                        notes(nights.usually(
                                NightCharts::millis, millis -> Wording.duration(Duration.ofMillis(millis))))));
    }

    private static String first(RunFigures figures) {
        return figures.run().comparedWith() == null ? "the first night" : "";
    }

    private static String perSecond(String rate) {
        return rate.equals(Wording.NOTHING) ? "" : rate + " per second";
    }

    private static String notes(String... notes) {
        return Stream.of(notes).filter(note -> !note.isEmpty()).collect(Collectors.joining(", "));
    }
}
