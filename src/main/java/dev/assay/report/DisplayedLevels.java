package dev.assay.report;

import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.store.history.RunFindings.Displayed;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many partners display each competency at each level.
 *
 * @param levels in lower case: the membership levels if any is displayed, lowest first, then the others by name
 * @param competencies by centre and code
 */
public record DisplayedLevels(List<String> levels, List<Line> competencies) {
    private static final List<String> OF_MEMBERSHIPS =
            MembershipLevel.LADDER.levels().stream().map(Level::name).toList();

    /**
     * A competency.
     *
     * @param byLevel how many partners, by level in lower case
     */
    public record Line(String center, String code, Map<String, Long> byLevel) {
        /** How many partners display it at a level. */
        public long partners(String level) {
            return byLevel.getOrDefault(level, 0L);
        }

        /** How many partners display it. */
        public long partners() {
            return byLevel.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** @param displayed by centre and competency */
    public static DisplayedLevels of(List<Displayed> displayed) {
        Set<String> levels = new LinkedHashSet<>();
        if (displayed.isEmpty() || displayed.stream().anyMatch(line -> OF_MEMBERSHIPS.contains(line.level()))) {
            OF_MEMBERSHIPS.forEach(level -> levels.add(small(level)));
        }
        displayed.stream().map(line -> small(line.level())).sorted().forEach(levels::add);
        Map<List<String>, Map<String, Long>> lines = new LinkedHashMap<>();
        displayed.forEach(
                line -> lines.computeIfAbsent(List.of(line.center(), line.competencyCode()), key -> new TreeMap<>())
                        .put(small(line.level()), line.partners()));
        return new DisplayedLevels(
                List.copyOf(levels),
                lines.entrySet().stream()
                        .map(line ->
                                new Line(line.getKey().get(0), line.getKey().get(1), line.getValue()))
                        .toList());
    }

    private static String small(String level) {
        return level.toLowerCase(Locale.ROOT);
    }
}
