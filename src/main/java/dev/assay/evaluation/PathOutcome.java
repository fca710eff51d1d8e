package dev.assay.evaluation;

import dev.assay.rules.Level;
import java.util.List;
import java.util.Optional;

/**
 * The result of one path.
 *
 * @param level the level that the path leads to
 * @param code the path's canonical code
 * @param holds all its requirements are met
 * @param requirements in rulebook order
 */
public record PathOutcome(Level level, String code, boolean holds, List<RequirementOutcome> requirements) {
    /** The outcome of a requirement of the path, nested ones included, or empty if it has none of that id. */
    public Optional<RequirementOutcome> requirement(String id) {
        return requirements.stream()
                .flatMap(outcome -> outcome.withNested().stream())
                .filter(outcome -> outcome.requirement().id().equals(id))
                .findFirst();
    }
}
