package dev.assay.remedy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is earned, by person; those who have yet to come are called {@code ~0}, {@code ~1} and so on.
 *
 * @param earned canonical codes, sorted
 */
record EarningPlan(TreeMap<String, TreeSet<String>> earned) {
    /** The least effort first, then the fewest people, then the smallest ids. */
    static final Comparator<EarningPlan> PREFERENCE = Comparator.<EarningPlan>comparingInt(EarningPlan::effort)
            .thenComparingInt(plan -> plan.earned.size())
            .thenComparing(EarningPlan::lines, Way::compare);

    /** Comes after all that ids consist of. */
    private static final String NEWCOMER = "~";

    /** Nothing is earned. */
    EarningPlan() {
        this(new TreeMap<>());
    }

    static EarningPlan of(List<Pair> pairs) {
        EarningPlan plan = new EarningPlan();
        pairs.forEach(pair -> plan.add(pair.person, pair.code));
        return plan;
    }

    /** A person and a code to earn. */
    record Pair(String person, String code) {}

    static String newcomer(int number) {
        return NEWCOMER + number;
    }

    static boolean isNewcomer(String person) {
        return person.startsWith(NEWCOMER);
    }

    /** A newcomer costs as much as a code. */
    int effort() {
        return earned.entrySet().stream()
                .mapToInt(entry -> entry.getValue().size() + (isNewcomer(entry.getKey()) ? 1 : 0))
                .sum();
    }

    /** What those hold then who earn something. */
    Map<String, Set<String>> changed(Map<String, Set<String>> held) {
        Map<String, Set<String>> then = new HashMap<>();
        earned.forEach((person, codes) -> {
            Set<String> all = new HashSet<>(held.getOrDefault(person, Set.of()));
            all.addAll(codes);
            then.put(person, all);
        });
        return then;
    }

    boolean has(String person) {
        return earned.containsKey(person);
    }

    void add(String person, String code) {
        earned.computeIfAbsent(person, id -> new TreeSet<>()).add(code);
    }

    void remove(String person, String code) {
        TreeSet<String> codes = earned.get(person);
        if (codes != null && codes.remove(code) && codes.isEmpty()) {
            earned.remove(person);
        }
    }

    EarningPlan copy() {
        TreeMap<String, TreeSet<String>> copy = new TreeMap<>();
        earned.forEach((person, codes) -> copy.put(person, new TreeSet<>(codes)));
        return new EarningPlan(copy);
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        earned.forEach((person, codes) -> codes.forEach(code -> lines.add(person + " " + code)));
        return lines;
    }
}
