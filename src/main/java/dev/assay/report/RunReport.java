package dev.assay.report;

import dev.assay.language.Languages;
import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.operation.Settings;
import dev.assay.operation.Visible;
import dev.assay.report.ReportPage.Bar;
import dev.assay.report.ReportPage.Listing;
import dev.assay.report.ReportPage.Notice;
import dev.assay.report.ReportPage.Operators;
import dev.assay.report.RiskRemedies.Answer;
import dev.assay.report.RiskRemedies.AtRisk;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFindings;
import dev.assay.store.history.RunFindings.OpenRisk;
import dev.assay.store.history.RunFindings.RiskCounts;
import dev.assay.store.history.RunOverview;
import dev.assay.store.history.RunOverview.Due;
import dev.assay.store.history.RunOverview.Move;
import dev.assay.store.history.RunOverview.Reasons;
import dev.assay.store.run.NightFigures;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the report of a run as one self-contained HTML page. */
public final class RunReport {
    /** This night and the 29 before it. */
    private static final int NIGHTS = 30;

    /** The page shows few of the rejected rows and failed partners; commands list them all. */
    private static final int FEW = 50;

    private final Database database;
    private final Settings settings;
    private final Rulebooks rulebooks;
    private final int mostRisks;
    private final int mostRows;

    /**
     * @param rulebooks supply titles, and remedies if the version in force on the date is that of the run
     * @param mostRisks the maximum number of risks listed
     * @param mostRows the maximum number of rows in each other list
     */
    public RunReport(Database database, Settings settings, Rulebooks rulebooks, int mostRisks, int mostRows) {
        this.database = database;
        this.settings = settings;
        this.rulebooks = rulebooks;
        this.mostRisks = mostRisks;
        this.mostRows = mostRows;
    }

    /** Builds the page. Should be read in one transaction, so that no publication intervenes. */
    public ReportPage page(Run asked) {
        List<RunFigures> nights = database.history().nightsUpTo(asked.runId(), NIGHTS);
        RunFigures figures = nights.get(0);
        Run run = figures.run();
        RunFindings findings = database.findings(run);
        RunOverview overview = database.overview(run);
        boolean answered = run.status().hasAnswer();
        Titles titles = new Titles(rulebooks, run.businessDate());
        Phrases phrases = Phrases.forTables(Languages.shipped().english(), titles);
        LevelScale ladders = new LevelScale(rulebooks, run.businessDate(), phrases);
        RiskCounts counts = findings.riskCounts();
        List<OpenRisk> open = findings.openRisks(mostRisks);
        RiskTable risks = new RiskLines(run.businessDate(), phrases, titles, ladders, remedies(run, open))
                .table(open, counts.risks());
        List<Due> due = overview.due();
        List<Move> moves = answered ? overview.moves() : List.of();
        List<Reasons> reasons = overview.risks();
        List<LevelMatrix> matrices = answered ? LevelMatrix.of(due, moves, ladders) : List.of();
        Run seen = seen(run);
        Listings listings = new Listings(phrases, titles, ladders, risks, run.businessDate());
        NightCharts charts = new NightCharts(nights);
        List<KnownDelivery> deliveries = database.figures().handled(run.runId(), mostRows);
        return new ReportPage(
                figures,
                Headline.of(figures, counts, open, seen),
                notices(figures, deliveries),
                Tiles.of(figures, counts, charts),
                run.status() == RunStatus.HELD ? held(nights, matrices, titles, seen) : null,
                RenewalCalendar.of(due, run.businessDate(), ladders),
                matrices,
                HeatTable.of(reasons, titles),
                risks,
                LevelTable.of(due, moves, reasons, titles, ladders),
                answered
                        ? new Listing<>(listings.changes(findings.changes(mostRows)), run.standingsChanged())
                        : new Listing<>(List.of(), 0),
                new Listing<>(listings.critical(findings.criticalPeople(mostRows)), findings.criticalPeople()),
                new Listing<>(listings.overrides(findings.activeOverrides(mostRows)), findings.activeOverrides()),
                operators(figures, deliveries, nights, charts));
    }

    /** Renders a page. */
    public static String html(ReportPage page) {
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("report.jte", page, html);
        return Visible.lines(html.toString());
    }

    private @Nullable Run seen(Run run) {
        Long before = run.comparedWith();
        return before == null ? null : database.runs().find(before).orElse(null);
    }

    private boolean knowsTheRules(Run run) {
        return rulebooks
                .inForceOn(run.businessDate())
                .map(Rulebook::version)
                .filter(run.rulebook()::equals)
                .isPresent();
    }

    private Map<AtRisk, Answer> remedies(Run run, List<OpenRisk> risks) {
        return knowsTheRules(run)
                ? new RiskRemedies(
                                database,
                                settings.programme(rulebooks),
                                settings.work().factsPerPartner())
                        .of(
                                run.businessDate(),
                                risks.stream()
                                        .map(risk ->
                                                new AtRisk(risk.partnerId(), risk.competencyCode(), risk.displayed()))
                                        .toList())
                : Map.of();
    }

    private List<Notice> notices(RunFigures figures, List<KnownDelivery> deliveries) {
        List<Notice> notices = new ArrayList<>(Notices.of(figures, deliveries, late(figures.run())));
        if (!knowsTheRules(figures.run())) {
            notices.add(new Notice(
                    "There are no remedies on this page, and codes where titles are not known: the run used rulebook %s, which is not the one in force on %s here. --rulebooks DIR names the folder of that run."
                            .formatted(figures.run().rulebook(), figures.run().businessDate()),
                    List.of()));
        }
        return notices;
    }

    private List<String> late(Run run) {
        return settings
                .freshnessOfFeeds()
                .late(run.businessDate(), database.deliveries().newestApplied(run.runId()))
                .stream()
                .map(feed -> feed.says(run.businessDate()))
                .toList();
    }

    private HeldRun held(List<RunFigures> nights, List<LevelMatrix> matrices, Titles titles, @Nullable Run seen) {
        Run run = nights.get(0).run();
        RunOverview overview = database.overview(run);
        long shownLower = matrices.stream()
                .flatMap(matrix -> matrix.rows().stream())
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.way().equals("fell"))
                .mapToLong(LevelMatrix.Cell::count)
                .sum();
        return HeldRun.of(
                run,
                overview.shares(
                        nights.stream().map(night -> night.run().runId()).toList()),
                settings.guard(),
                HeatTable.of(overview.falls(), titles),
                database.figures().notifications(run.runId()),
                shownLower,
                seen);
    }

    private Operators operators(
            RunFigures figures, List<KnownDelivery> deliveries, List<RunFigures> nights, NightCharts charts) {
        Run run = figures.run();
        NightFigures night = database.figures();
        return new Operators(
                new Listing<>(deliveries, figures.intake().deliveries()),
                new Listing<>(
                        night.rejectionsOf(run.runId(), FEW), figures.intake().rejected()),
                new Listing<>(database.ranges().failures(run.runId(), FEW), run.partnersFailed()),
                night.waiting(run.runId()),
                steps(figures),
                charts.charts(),
                nights);
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
