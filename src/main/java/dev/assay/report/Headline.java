package dev.assay.report;

import static dev.assay.report.Wording.count;
import static dev.assay.report.Wording.many;

import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFindings.OpenRisk;
import dev.assay.store.history.RunFindings.RiskCounts;
import dev.assay.store.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A summary of a night in one or two sentences, for a programme manager. */
final class Headline {
    private Headline() {}

    /**
     * The sentences.
     *
     * @param soonest the open risks by renewal date; only the first is used
     * @param seen the run that was published when this one began; null if there was none
     */
    static String of(RunFigures figures, RiskCounts risks, List<OpenRisk> soonest, @Nullable Run seen) {
        Run run = figures.run();
        String answer = risks(run, risks, soonest) + " " + moves(figures);
        return switch (run.status()) {
            case PUBLISHED, SUPERSEDED -> answer;
            case HELD -> "This night is held, so nothing of it is published yet. If it is released: " + answer;
            case DISCARDED -> "This night was held and then discarded. Its result was: " + answer;
            case RUNNING -> "This night has not finished. " + still(seen);
            case STOPPED -> "This night was stopped before anything was published. " + still(seen);
            case FAILED -> "This night failed before anything was published. " + still(seen);
        };
    }

    private static String still(@Nullable Run seen) {
        return seen == null
                ? "No night has been published yet."
                : "Readers continue to see the night of %s.".formatted(seen.businessDate());
    }

    private static String risks(Run run, RiskCounts risks, List<OpenRisk> soonest) {
        if (risks.risks() == 0 || soonest.isEmpty()) {
            return "No renewal is at risk.";
        }
        OpenRisk first = soonest.get(0);
        return "%s of %s %s at risk of not being renewed%s; the first is due on %s, %s."
                .formatted(
                        many(risks.risks(), "competency", "competencies"),
                        many(risks.partners(), "partner", "partners"),
                        risks.risks() == 1 ? "is" : "are",
                        risks.opened() == 0
                                ? ""
                                : risks.opened() == risks.risks()
                                        ? ", all since tonight"
                                        : ", %s of them since tonight".formatted(count(risks.opened())),
                        first.renewsOn(),
                        Wording.away(run.businessDate(), first.renewsOn()));
    }

    private static String moves(RunFigures figures) {
        Long fell = figures.fell();
        Long rose = figures.rose();
        if (fell == null || rose == null) {
            return "This is the first night.";
        }
        if (fell == 0 && rose == 0) {
            return "No level rose or fell.";
        }
        return "Tonight %s fell and %s rose.".formatted(many(fell, "level", "levels"), count(rose));
    }
}
