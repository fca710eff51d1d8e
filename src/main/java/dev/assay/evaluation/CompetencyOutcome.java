package dev.assay.evaluation;

import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The explained result of one competency of one partner on one day.
 *
 * @param code canonical
 * @param earned the level without overrides
 * @param effective the level with the overrides in force
 * @param overrideInForce whether any override for this partner and competency is in force
 * @param paths with the overrides in force: those of the lowest level first, each level's in rulebook order
 */
public record CompetencyOutcome(
        String code, Level earned, Level effective, boolean overrideInForce, List<PathOutcome> paths) {
    /** The result for a competency that the rulebook in force lacks. */
    static CompetencyOutcome unknown(String code) {
        return new CompetencyOutcome(code, Level.NONE, Level.NONE, false, List.of());
    }

    /** The first path, in rulebook order, that holds at exactly the effective level, or empty. */
    public Optional<PathOutcome> carrying() {
        return paths.stream()
                .filter(path -> path.holds() && path.level().equals(effective))
                .findFirst();
    }

    /** True if the rulebook in force has a path to the level or one above it, held or not. */
    public boolean leadsTo(Level level) {
        return paths.stream().anyMatch(path -> path.level().reaches(level));
    }

    /** The path of that code to that level, or empty if the rulebook in force lacks it. */
    public Optional<PathOutcome> path(Level level, String pathCode) {
        return paths.stream()
                .filter(path -> path.level().equals(level) && path.code().equals(pathCode))
                .findFirst();
    }

    /**
     * The requirement that gives the score, with how many points it asks for: of the best path that counts to the level,
     * or to the lowest level above to which any path counts; empty if such a path asks for no points, or none counts.
     *
     * @param level the higher of the displayed and the effective level
     * @param ladder of the competency, as the rulebook in force has it
     */
    public Optional<RequirementOutcome> scored(Level level, Ladder ladder) {
        Optional<Level> next = ladder.has(level) ? Optional.of(level) : Optional.empty();
        while (next.isPresent()) {
            Level wanted = next.get();
            List<PathOutcome> counting = paths.stream()
                    .filter(path -> path.counts() && path.level().equals(wanted))
                    .toList();
            if (!counting.isEmpty()) {
                return counting.stream()
                        .flatMap(path -> path.nearestPoints().stream())
                        .max(Comparator.comparing(RequirementOutcome::surplus));
            }
            next = ladder.above(wanted);
        }
        return Optional.empty();
    }

    /** True if the partner has anything towards any requirement: some {@code have} above 0. */
    public boolean progress() {
        for (PathOutcome path : paths) {
            for (RequirementOutcome requirement : path.requirements()) {
                if (requirement.progress()) {
                    return true;
                }
            }
        }
        return false;
    }
}
