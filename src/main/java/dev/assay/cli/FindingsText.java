package dev.assay.cli;

import dev.assay.cause.Cause;
import dev.assay.report.CauseText;
import dev.assay.report.DisplayedLevels;
import dev.assay.standing.RiskState;
import dev.assay.store.Database;
import dev.assay.store.history.RunFindings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** What the nights have found, as somebody who sees it for the first time can understand it. */
final class FindingsText {
    private static final int MOST_RISKS = 12;

    private final Database database;
    private final RunFindings findings;
    private final PrintWriter out;

    /** @throws java.util.NoSuchElementException if no night has been published */
    FindingsText(Database database, PrintWriter out) {
        this.database = database;
        this.findings = database.findings(database.runs().published().orElseThrow());
        this.out = out;
    }

    /** @param url of the database, for the commands that are suggested */
    void print(String url) {
        levels();
        List<RunFindings.OpenRisk> risks = findings.openRisks(MOST_RISKS);
        risks(risks);
        next(risks, url);
    }

    private void levels() {
        out.println();
        out.println("What is displayed (partners):");
        DisplayedLevels displayed = DisplayedLevels.of(findings.displayed());
        out.printf("  %-26s %-38s", "centre", "competency");
        displayed.levels().forEach(level -> out.printf(" %6s", level));
        out.println();
        displayed.competencies().forEach(line -> {
            out.printf("  %-26s %-38s", line.center(), line.code());
            displayed.levels().forEach(level -> out.printf(" %6d", line.partners(level)));
            out.println();
        });
    }

    private void risks(List<RunFindings.OpenRisk> risks) {
        long all = database.figures().openRisks();
        out.println();
        out.printf("Who is at risk of not renewing (%d, the first %d by day of renewal):%n", all, risks.size());
        for (RunFindings.OpenRisk risk : risks) {
            out.printf(
                    "  %s, %s: %s %s%s, renews on %s%s%n",
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
                out.println("      because " + CauseText.of(cause));
            }
        }
    }

    private void next(List<RunFindings.OpenRisk> risks, String url) {
        out.println();
        out.println("What to look at next:");
        out.printf("  export SPRING_DATASOURCE_URL='%s'%n", url);
        if (!risks.isEmpty()) {
            out.printf("  jobs/assay explain --partner %s%n", risks.get(0).partnerId());
        }
        out.println("  jobs/assay status");
        out.println("  jobs/assay rejects");
        out.println("  and the views v1_renewal_risk, v1_notification, v1_competency_standing in that database");
    }
}
