package dev.assay.rules;

import dev.assay.rules.Ladder.Term;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Resolves the names of levels in result rows: the rulebooks determine the ladder of a name. */
public final class Levels {
    private final List<Rulebook> versions;
    private final Map<String, Map<String, Level>> known = new HashMap<>();

    /** @param versions in order of preference */
    Levels(List<Rulebook> versions) {
        this.versions = versions;
        for (Rulebook version : versions) {
            for (Competency competency : version.competencies().values()) {
                Map<String, Level> byName = known.computeIfAbsent(competency.code(), code -> new HashMap<>());
                competency.ladder().levels().forEach(level -> byName.putIfAbsent(level.name(), level));
            }
        }
    }

    /**
     * The level with that name of a competency; a name that no rulebook has ever defined is on a ladder of its own, so
     * that nothing reaches it.
     *
     * @param competency canonical code
     * @param name in capitals
     */
    public Level of(String competency, String name) {
        if (name.equals(Level.NONE.name())) {
            return Level.NONE;
        }
        Level level = known.getOrDefault(competency, Map.of()).get(name);
        return level != null ? level : MembershipLevel.LADDER.level(name).orElseGet(() -> forgotten(name));
    }

    /**
     * True if the name is that of a level only on ladders that the competency never was on.
     *
     * @param competency canonical code
     * @param name in capitals
     */
    public boolean isElsewhere(String competency, String name) {
        return !known.getOrDefault(competency, Map.of()).containsKey(name)
                && (MembershipLevel.LADDER.level(name).isPresent()
                        || known.values().stream().anyMatch(byName -> byName.containsKey(name)));
    }

    private Level forgotten(String name) {
        return versions.stream()
                .flatMap(version -> version.competencies().values().stream())
                .flatMap(competency -> competency.ladder().level(name).stream())
                .findFirst()
                .orElseGet(() -> new Ladder("", List.of(name.toLowerCase(Locale.ROOT)), Term.ENROLMENT, 0, Period.ZERO)
                        .highest());
    }
}
