package dev.assay.report;

import static dev.assay.report.Wording.count;

import dev.assay.report.ReportPage.Tile;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFindings.RiskCounts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The key figures at the top of the page. */
final class Tiles {
    private Tiles() {}

    static List<Tile> of(RunFigures figures, RiskCounts risks, NightCharts nights) {
        return List.of(
                new Tile(
                        risks.risks() == 1 ? "competency at risk" : "competencies at risk",
                        count(risks.risks()),
                        notes(
                                "%s lost, %s lapsing"
                                        .formatted(count(risks.lost()), count(risks.risks() - risks.lost())),
                                nights.usually(RunFigures::openRisks, Wording::count)),
                        nights.sparkline(RunFigures::openRisks)),
                new Tile(
                        "fell tonight",
                        count(figures.fell()),
                        notes(first(figures), nights.usually(RunFigures::fell, Wording::count)),
                        nights.sparkline(RunFigures::fell)),
                new Tile(
                        "rose tonight",
                        count(figures.rose()),
                        notes(first(figures), nights.usually(RunFigures::rose, Wording::count)),
                        nights.sparkline(RunFigures::rose)),
                new Tile(
                        "notifications",
                        count(figures.run().notifications()),
                        notes(nights.usually(night -> night.run().notifications(), Wording::count)),
                        nights.sparkline(night -> night.run().notifications())));
    }

    private static String first(RunFigures figures) {
        return figures.run().comparedWith() == null ? "the first night" : "";
    }

    private static String notes(String... notes) {
        return Stream.of(notes).filter(note -> !note.isEmpty()).collect(Collectors.joining(", "));
    }
}
