package dev.assay.report;

import dev.assay.cause.Cause;
import dev.assay.report.ReportPage.Bar;
import dev.assay.report.ReportPage.Centre;
import dev.assay.report.ReportPage.Levels;
import dev.assay.report.ReportPage.Listing;
import dev.assay.report.ReportPage.Share;
import dev.assay.store.Database;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFindings;
import dev.assay.store.history.RunFindings.OpenRisk;
import dev.assay.store.history.RunFindings.RiskCounts;
import dev.assay.store.run.NightFigures;
import dev.assay.store.run.Run;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as one HTML page that needs nothing besides itself. */
public final class RunReport {
    /** This night and the 29 before it. */
    private static final int NIGHTS = 30;

    private final Database database;
    private final int atMost;

    /** @param atMost how many rows each list of the page has at the most */
    public RunReport(Database database, int atMost) {
        this.database = database;
        this.atMost = atMost;
    }

    /** The page. All of it should be read in one transaction, so that no publication comes between. */
    public ReportPage page(Run asked) {
        List<RunFigures> nights = database.history().nightsUpTo(asked.runId(), NIGHTS);
        RunFigures figures = nights.get(0);
        Run run = figures.run();
        RunFindings findings = database.findings(run);
        RiskCounts risks = findings.riskCounts();
        List<OpenRisk> open = findings.openRisks(atMost);
        NightFigures night = database.figures();
        NightCharts charts = new NightCharts(nights);
        return new ReportPage(
                figures,
                Headline.of(figures, risks, open, seen(run)),
                Notices.of(figures),
                Tiles.of(figures, risks, charts),
                run.status().hasAnswer()
                        ? new Listing<>(findings.changes(atMost), run.standingsChanged())
                        : new Listing<>(List.of(), 0),
                new Listing<>(open, risks.risks()),
                causes(findings.causes()),
                centres(DisplayedLevels.of(findings.displayed())),
                new Listing<>(findings.activeOverrides(atMost), findings.activeOverrides()),
                new Listing<>(
                        night.handled(run.runId(), atMost), figures.intake().deliveries()),
                new Listing<>(
                        night.rejectionsOf(run.runId(), Math.min(atMost, 50)),
                        figures.intake().rejected()),
                new Listing<>(night.failures(run.runId(), Math.min(atMost, 50)), run.partnersFailed()),
                night.waiting(run.runId()),
                steps(figures),
                new ReportPage.Nights(charts.charts(), nights));
    }

    /** Lays the page out. */
    public static String html(ReportPage page) {
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", page, html);
        return html.toString();
    }

    private @Nullable Run seen(Run run) {
        Long before = run.comparedWith();
        return before == null ? null : database.runs().find(before).orElse(null);
    }

    private static List<Bar> causes(Map<Cause.Kind, Long> counts) {
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Cause.Kind, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry ->
                        Bar.of(Wording.kind(entry.getKey()), Wording.count(entry.getValue()), entry.getValue(), most))
                .toList();
    }

    private static List<Centre> centres(DisplayedLevels displayed) {
        long most = displayed.competencies().stream()
                .mapToLong(DisplayedLevels.Line::partners)
                .max()
                .orElse(0);
        Map<String, List<Levels>> centres = new LinkedHashMap<>();
        for (DisplayedLevels.Line line : displayed.competencies()) {
            List<Share> shares = new ArrayList<>();
            double from = 0;
            for (String level : displayed.levels()) {
                Bar bar = Bar.of(level, "", line.partners(level), most);
                shares.add(new Share(level, line.partners(level), from, bar.percent()));
                from += bar.percent();
            }
            centres.computeIfAbsent(line.center(), name -> new ArrayList<>()).add(new Levels(line.code(), shares));
        }
        return centres.entrySet().stream()
                .map(entry -> new Centre(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<Bar> steps(RunFigures figures) {
        long most = figures.steps().stream()
                .mapToLong(step -> step.took().toMillis())
                .max()
                .orElse(0);
        return figures.steps().stream()
                .map(step -> Bar.of(
                        step.name(), Wording.duration(step.took()), step.took().toMillis(), most))
                .toList();
    }
}
