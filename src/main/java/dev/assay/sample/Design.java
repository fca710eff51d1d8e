package dev.assay.sample;

import dev.assay.facts.MetricMonth;
import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a partner has towards a level by points.
 *
 * @param level that it holds or aims at
 * @param people what each of its people holds
 * @param courses its figures, by metric
 * @param key the number of the person without whom the level is lost, as it is without this person's first credential;
 *     -1 = there is none
 * @param fragile the metrics any of which loses the level when it stagnates
 */
record Design(
        Competency competency,
        Level level,
        List<Set<String>> people,
        SortedMap<String, Course> courses,
        int key,
        List<String> fragile) {
    /** Both at once, by the same people. */
    Design and(Design other) {
        List<Set<String>> both = new ArrayList<>();
        for (int i = 0; i < Math.max(people.size(), other.people.size()); i++) {
            Set<String> codes = new LinkedHashSet<>(i < people.size() ? people.get(i) : Set.of());
            codes.addAll(i < other.people.size() ? other.people.get(i) : Set.of());
            both.add(codes);
        }
        SortedMap<String, Course> all = new TreeMap<>(courses);
        other.courses.forEach((metric, course) -> all.merge(metric, course, Course::and));
        return new Design(competency, level, both, all, key, fragile);
    }

    /** How many months of figures a partner reports when it joins: those that are compared, and one more. */
    static int months(Map<String, Course> courses) {
        return 2 + courses.values().stream().mapToInt(Course::months).max().orElse(0);
    }

    /** The figures when it joins. */
    List<MetricMonth> figures(YearMonth running) {
        int months = months(courses);
        List<MetricMonth> figures = new ArrayList<>();
        courses.forEach((metric, course) -> {
            for (int month = 0; month < months; month++) {
                figures.add(Trial.figure(metric, running.minusMonths(months - month), course.value(month)));
            }
        });
        return figures;
    }
}
