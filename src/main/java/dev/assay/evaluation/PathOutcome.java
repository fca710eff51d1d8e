package dev.assay.evaluation;

import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of one path.
 *
 * @param level the level that the path leads to
 * @param code the path's canonical code
 * @param counts the path is for the partner: all of its {@code when} hold, or did on a night that counts for its term
 * @param holds it counts and all its requirements are met
 * @param when whom the path is for, in rulebook order
 * @param requirements in rulebook order
 */
public record PathOutcome(
        Level level,
        String code,
        boolean counts,
        boolean holds,
        List<RequirementOutcome> when,
        List<RequirementOutcome> requirements) {
    /** {@code when} and {@code requirements} with all nested ones, in rulebook order, the outer before the inner. */
    public List<RequirementOutcome> all() {
        return Stream.concat(when.stream(), requirements.stream())
                .flatMap(outcome -> outcome.withNested().stream())
                .toList();
    }

    /** Of the requirements of points, nested ones included, the one that is furthest below what it needs; empty without any. */
    Optional<RequirementOutcome> nearestPoints() {
        return requirements.stream()
                .flatMap(outcome -> outcome.withNested().stream())
                .filter(outcome -> outcome.requirement() instanceof Requirement.Points)
                .min(Comparator.comparing(RequirementOutcome::surplus));
    }

    /** The points of that requirement. */
    public Optional<BigDecimal> score() {
        return nearestPoints().map(RequirementOutcome::have);
    }

    /** The outcome of a requirement of the path, nested ones included, or empty if it has none of that id. */
    public Optional<RequirementOutcome> requirement(String id) {
        return all().stream()
                .filter(outcome -> outcome.requirement().id().equals(id))
                .findFirst();
    }
}
