package dev.assay.evaluation;

import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How one requirement came out, with the outcomes of what is nested in it.
 *
 * @param have how many people, pairs or attestations count, how many slots are filled, 0 or 1, or the figure or points,
 *     rounded down to 4 decimals
 * @param need in the same unit, inclusive
 * @param met with overrides; decided on exact figures, never on the rounded one
 * @param overridden an override of this very requirement is in force
 * @param contributors who counts; empty where no people do
 * @param nested outcomes of the members, of all branches, or of the sources, and of what a source comes {@code after},
 *     in rulebook order
 * @param critical of a requirement of points that its sources meet: without whom they would not; empty elsewhere
 */
public record RequirementOutcome(
        Requirement requirement,
        BigDecimal have,
        BigDecimal need,
        boolean met,
        boolean overridden,
        List<Contributor> contributors,
        List<RequirementOutcome> nested,
        Set<String> critical) {
    public RequirementOutcome {
        critical = Set.copyOf(critical);
    }

    /** By how much what is shown is above what is needed; negative below. */
    BigDecimal surplus() {
        return have.subtract(need);
    }

    /** The same with what each person is to the sum of points around it. */
    RequirementOutcome within(Map<String, BigDecimal> marginals) {
        return new RequirementOutcome(
                requirement,
                have,
                need,
                met,
                overridden,
                contributors.stream()
                        .map(person -> new Contributor(
                                person.personId(),
                                person.credentialCodes(),
                                person.byOverride(),
                                marginals.getOrDefault(person.personId(), BigDecimal.ZERO)))
                        .toList(),
                nested.stream().map(inner -> inner.within(marginals)).toList(),
                critical);
    }

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

    /** All nested outcomes by the ids of their requirements. */
    public Map<String, RequirementOutcome> parts() {
        Map<String, RequirementOutcome> parts = new HashMap<>();
        withNested().stream()
                .skip(1)
                .forEach(part -> parts.put(part.requirement().id(), part));
        return parts;
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
