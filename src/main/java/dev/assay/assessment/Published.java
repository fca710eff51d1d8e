package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.cause.Causes;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Compares the published competencies of a partner with those of this night.
 *
 * @param before by code, as last published
 * @param now by code
 */
record Published(Map<String, CompetencyStanding> before, Map<String, CompetencyStanding> now) {
    /**
     * The competencies whose effective or displayed level has changed, with the causes of a fall: at least one of each.
     *
     * @param termEnd why the displayed level of a competency falls; empty if its term goes on
     */
    List<StandingChange> changes(String partnerId, Causes causes, Function<String, Optional<Cause>> termEnd) {
        Set<String> codes = new TreeSet<>(before.keySet());
        codes.addAll(now.keySet());
        List<StandingChange> changes = new ArrayList<>();
        for (String code : codes) {
            Level effectiveFrom = effective(before.get(code));
            Level effectiveTo = effective(now.get(code));
            Level displayedFrom = displayed(before.get(code));
            Level displayedTo = displayed(now.get(code));
            if (!effectiveFrom.equals(effectiveTo) || !displayedFrom.equals(displayedTo)) {
                List<Cause> why = new ArrayList<>();
                if (!effectiveTo.reaches(effectiveFrom)) {
                    why.addAll(causes.ofLoss(code, effectiveFrom));
                }
                if (!displayedTo.reaches(displayedFrom)) {
                    termEnd.apply(code).ifPresent(why::add);
                }
                changes.add(new StandingChange(
                        partnerId, code, effectiveFrom, effectiveTo, displayedFrom, displayedTo, List.copyOf(why)));
            }
        }
        return changes;
    }

    /** How many competencies had an effective level above NONE. */
    int pairs() {
        return (int) before.values().stream()
                .filter(standing -> !standing.effective().isNone())
                .count();
    }

    /** How many have one now. */
    int pairsNow() {
        return (int) now.values().stream()
                .filter(standing -> !standing.effective().isNone())
                .count();
    }

    /** How many of those that had one have a lower one now, or none. */
    int fallen() {
        return (int) before.values().stream()
                .filter(standing ->
                        !effective(now.get(standing.competencyCode())).reaches(standing.effective()))
                .count();
    }

    private static Level effective(@Nullable CompetencyStanding standing) {
        return standing == null ? Level.NONE : standing.effective();
    }

    private static Level displayed(@Nullable CompetencyStanding standing) {
        return standing == null ? Level.NONE : standing.displayed();
    }
}
