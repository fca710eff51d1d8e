package dev.assay.evaluation;

import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How one requirement came out, with the outcomes of what is nested in it.
 *
 * @param have how many people count, how many slots are filled, 0 or 1, or the figure rounded down to 4 decimals
 * @param need in the same unit, inclusive
 * @param met with overrides; decided on exact figures, never on the rounded one
 * @param overridden an override of this very requirement is in force
 * @param contributors who counts; empty for anything but a {@code people} requirement
 * @param nested outcomes of the members or of all branches, in rulebook order
 */
public record RequirementOutcome(
        Requirement requirement,
        BigDecimal have,
        BigDecimal need,
        boolean met,
        boolean overridden,
        List<Contributor> contributors,
        List<RequirementOutcome> nested) {
    /** This outcome and all nested ones, the outer before the inner. */
    public List<RequirementOutcome> withNested() {
        if (nested.isEmpty()) {
            return List.of(this);
        }
        List<RequirementOutcome> all = new ArrayList<>();
        all.add(this);
        nested.forEach(inner -> all.addAll(inner.withNested()));
        return all;
    }

    /** Of an alternative: the outcomes of each of its branches, in rulebook order. */
    public List<List<RequirementOutcome>> branches(Requirement.AnyOf alternative) {
        List<List<RequirementOutcome>> branches = new ArrayList<>();
        int from = 0;
        for (List<Requirement> branch : alternative.branches()) {
            branches.add(nested.subList(from, from + branch.size()));
            from += branch.size();
        }
        return branches;
    }

    /** True if there is any progress. */
    public boolean progress() {
        if (have.signum() > 0) {
            return true;
        }
        for (RequirementOutcome inner : nested) {
            if (inner.progress()) {
                return true;
            }
        }
        return false;
    }
}
