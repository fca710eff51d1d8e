package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.renewal.Episode;
import dev.assay.renewal.RiskNotification;
import dev.assay.rules.Level;
import dev.assay.standing.RequirementProgress;
import dev.assay.standing.RiskState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a partner under rules that do not apply. Under such rules the level may never have held, and facts in
 * the partner's past do not explain why it falls: the rules do. The causes name them, with what they require.
 *
 * @param verdict by those rules, compared with the one by the rules that apply
 * @param otherFacts whether the facts differ as well: then causes found in them count too
 */
public record OtherRules(Verdict verdict, boolean otherFacts) {
    /** The verdict, with the rules as causes of every fall and loss in it. */
    public Verdict explained() {
        return new Verdict(
                verdict.standing(),
                verdict.competencies(),
                verdict.progress(),
                verdict.contributions(),
                verdict.benefits(),
                verdict.critical(),
                verdict.episodes().stream().map(this::explained).toList(),
                verdict.notifications().stream()
                        .map(notification ->
                                new RiskNotification(notification.kind(), explained(notification.episode())))
                        .toList(),
                verdict.changes().stream().map(this::explained).toList(),
                verdict.pairsBefore(),
                verdict.pairsFallen(),
                verdict.pairsAfter(),
                verdict.dueOn());
    }

    private StandingChange explained(StandingChange change) {
        return !change.effectiveTo().reaches(change.effectiveFrom())
                ? new StandingChange(
                        change.partnerId(),
                        change.competencyCode(),
                        change.effectiveFrom(),
                        change.effectiveTo(),
                        change.displayedFrom(),
                        change.displayedTo(),
                        asked(change.competencyCode(), change.effectiveFrom(), change.causes()))
                : change;
    }

    private Episode explained(Episode episode) {
        return episode.open() && episode.state() == RiskState.LOST
                ? episode.because(asked(episode.competencyCode(), episode.displayed(), episode.causes()))
                : episode;
    }

    private List<Cause> asked(String code, Level wanted, List<Cause> found) {
        List<Cause> causes = new ArrayList<>(asked(code, wanted));
        if (otherFacts) {
            causes.addAll(found);
        }
        return causes;
    }

    /** What the path that lacks least still requires. */
    private List<Cause> asked(String code, Level wanted) {
        Map<String, List<RequirementProgress>> unmet = new LinkedHashMap<>();
        for (RequirementProgress row : verdict.progress()) {
            if (row.competencyCode().equals(code) && row.level().equals(wanted)) {
                List<RequirementProgress> path = unmet.computeIfAbsent(row.pathCode(), key -> new ArrayList<>());
                if (!row.met()) {
                    path.add(row);
                }
            }
        }
        return unmet.values().stream()
                .min(Comparator.comparing(List::size))
                .map(rows -> rows.stream().map(OtherRules::asked).toList())
                .orElse(List.of(new Cause(
                        Cause.Kind.RULES_CHANGED, null, null, null, null, "they do not give %s".formatted(wanted))));
    }

    private static Cause asked(RequirementProgress row) {
        return new Cause(
                Cause.Kind.RULES_CHANGED,
                row.requirementId(),
                null,
                null,
                null,
                "%s of %s"
                        .formatted(
                                row.have().stripTrailingZeros().toPlainString(),
                                row.need().stripTrailingZeros().toPlainString()));
    }
}
