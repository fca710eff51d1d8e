package dev.assay.cli;

import dev.assay.cause.Cause;
import dev.assay.cli.answer.ExplainCommand;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Suggestion;
import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.report.CauseText;
import dev.assay.report.DisplayedLevels;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.sample.SampleKind;
import dev.assay.standing.RiskState;
import dev.assay.store.Database;
import dev.assay.store.history.RunFindings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the nights have found, as somebody who sees it for the first time can understand it. */
final class DemoFindings {
    private static final int MOST_RISKS = 12;

    private final Session session;
    private final SampleKind programme;
    private final LoadedRulebooks books;
    private final Database database;
    private final RunFindings findings;
    private final Screen screen;

    /** @throws java.util.NoSuchElementException if no night has been published */
    DemoFindings(Session session, Screen screen, SampleKind programme, LoadedRulebooks books) {
        this.session = session;
        this.programme = programme;
        this.books = books;
        this.database = session.database();
        this.findings = database.findings(database.runs().published().orElseThrow());
        this.screen = screen;
    }

    /** @param page of the last night */
    void print(Path page) {
        levels();
        List<RunFindings.OpenRisk> risks = findings.openRisks(MOST_RISKS);
        risks(risks);
        byPoints(risks);
        next(risks, page);
    }

    private void levels() {
        screen.line("");
        screen.line("What is displayed (partners):");
        DisplayedLevels displayed = DisplayedLevels.of(findings.displayed());
        List<String> headings = new ArrayList<>(List.of("centre", "competency"));
        displayed.levels().forEach(level -> headings.add(">" + level.toLowerCase(Locale.ROOT)));
        Table table = new Table(headings.toArray(String[]::new));
        displayed.competencies().forEach(line -> {
            List<Object> cells = new ArrayList<>(List.of(line.center(), line.code()));
            displayed.levels().forEach(level -> cells.add(line.partners(level)));
            table.row(cells.toArray());
        });
        screen.table(2, table);
    }

    private void risks(List<RunFindings.OpenRisk> risks) {
        long all = database.figures().openRisks();
        screen.line("");
        screen.line("Renewals at risk (%d, the first %d by renewal date):", all, risks.size());
        for (RunFindings.OpenRisk risk : risks) {
            screen.line(
                    "  %s, %s: %s %s%s, renews on %s%s",
                    risk.name() == null ? risk.partnerId() : risk.name() + " (" + risk.partnerId() + ")",
                    risk.competencyCode(),
                    risk.displayed(),
                    risk.state() == RiskState.LOST ? "LOST" : "LAPSING on ",
                    risk.lapsesOn() == null ? "" : risk.lapsesOn(),
                    risk.renewsOn(),
                    risk.otherRenewable()
                            .map(level -> ", %s can still be renewed".formatted(level.toLowerCase(Locale.ROOT)))
                            .orElse(""));
            for (Cause cause : risk.causes()) {
                screen.line("      because %s", CauseText.of(cause));
            }
        }
    }

    /** Where the first partner stands that points put at risk, as {@code explain} says it. */
    private void byPoints(List<RunFindings.OpenRisk> risks) {
        risks.stream()
                .filter(risk -> risk.causes().stream().anyMatch(cause -> cause.points() != null))
                .findFirst()
                .ifPresent(risk -> {
                    screen.line("");
                    screen.line("One of them explained:");
                    ExplainCommand.lines(session, books, risk.partnerId(), risk.competencyCode())
                            .forEach(line -> screen.line("%s", line.isEmpty() ? "" : "  " + line));
                });
    }

    private void next(List<RunFindings.OpenRisk> risks, Path page) {
        screen.line("");
        screen.line("What to look at next:");
        screen.line("  the last night as a page: %s", page);
        if (!risks.isEmpty()) {
            String rules = programme == SampleKind.SILVER_GOLD ? "" : " --rulebooks " + programme.rulebooks();
            screen.line(
                    "  %s", Suggestion.of("explain %s --demo%s", risks.get(0).partnerId(), rules));
        }
        screen.line("  %s", Suggestion.of("status --demo"));
        screen.line("  %s", Suggestion.of("rejects --demo"));
        screen.line("  and the views v1_renewal_risk, v1_notification, v1_competency_standing in that database");
    }
}
