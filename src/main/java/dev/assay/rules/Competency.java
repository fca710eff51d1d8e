package dev.assay.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A field of proven proficiency.
 *
 * @param code canonical
 * @param title for people
 * @param center its centre of excellence
 * @param ladder the levels that can be reached in it
 * @param paths by level, in rulebook order; a level that cannot be reached has none
 */
public record Competency(
        String code, String title, String center, Ladder ladder, Map<Level, List<AttainmentPath>> paths) {
    public Competency {
        Objects.requireNonNull(ladder);
        Map<Level, List<AttainmentPath>> byLevel = new HashMap<>();
        paths.forEach((level, ways) -> {
            if (level.isNone() || !ladder.has(level)) {
                throw new IllegalArgumentException(
                        "competency %s has paths to %s, which is not on ladder %s".formatted(code, level, ladder));
            }
            byLevel.put(level, List.copyOf(ways));
        });
        paths = Map.copyOf(byLevel);
    }

    /** The paths to a level, in rulebook order. {@code NONE} has none. */
    public List<AttainmentPath> paths(Level level) {
        return paths.getOrDefault(level, List.of());
    }

    /** What all its paths ask for and whom they are for, nested requirements included. */
    public Stream<Requirement> requirements() {
        return paths.values().stream()
                .flatMap(List::stream)
                .flatMap(path -> Stream.concat(path.when().stream(), path.requires().stream()))
                .flatMap(requirement -> requirement.withNested().stream());
    }
}
