package dev.assay.remedy;

import dev.assay.evaluation.Supposed;
import dev.assay.rules.Requirement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fewest credentials that meet requirements of any kind, found by trying. Of points it cannot be told credential by
 * credential what they give, as a cap, a floor or a gate makes that depend on all the others.
 *
 * <p>All plans of one effort are tried before those of the next; what is out of reach by counting alone is not tried, and
 * of people who hold the same of what matters, and of credentials that serve the same, always the first by their ids.
 */
final class Trials {
    /** Nobody needs more than so many credentials to be told about. */
    private static final int MOST_EFFORT = 60;
    /** How many credentials of one person are tried together where a plan has to be found at once. */
    private static final int AT_ONCE = 3;
    /** To look at a plan costs as much as so many states of a search that only counts ... */
    private static final int STATES = 3;
    /** ... and as much again for so many people. */
    private static final int PEOPLE = 50;
    /** Comes after all that ids consist of. */
    private static final String NEWCOMER = "~";

    private final Supposed day;
    private final Map<String, Set<String>> held;
    private final List<Requirement> needs;
    private final SearchLimit limit;
    private final Set<String> relevant = new HashSet<>();
    private final List<List<String>> codes;
    private final Set<String> earnable = new HashSet<>();
    private final int counting;

    /**
     * What is earned, by person; those who have yet to come are called {@code ~0}, {@code ~1} and so on.
     *
     * @param earned canonical codes, sorted
     */
    record Plan(TreeMap<String, TreeSet<String>> earned) {
        int effort() {
            return earned.entrySet().stream()
                    .mapToInt(entry -> entry.getValue().size() + (isNewcomer(entry.getKey()) ? 1 : 0))
                    .sum();
        }

        static boolean isNewcomer(String person) {
            return person.startsWith(NEWCOMER);
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

        private List<String> pairs() {
            List<String> pairs = new ArrayList<>();
            earned.forEach((person, codes) -> codes.forEach(code -> pairs.add(person + " " + code)));
            return pairs;
        }

        private Plan copy() {
            TreeMap<String, TreeSet<String>> copy = new TreeMap<>();
            earned.forEach((person, codes) -> copy.put(person, new TreeSet<>(codes)));
            return new Plan(copy);
        }
    }

    static final Comparator<Plan> PREFERENCE = Comparator.<Plan>comparingInt(Plan::effort)
            .thenComparingInt(plan -> plan.earned.size())
            .thenComparing(Plan::pairs, Way::compare);

    /**
     * @param day with the figures that are supposed
     * @param held who is there, and what each holds
     * @param earnable whether a code that is newly earned would count
     * @param needs all of which have to be met
     * @param limit each plan looked at counts as several states, with many people as more
     */
    Trials(
            Supposed day,
            Map<String, Set<String>> held,
            Predicate<String> earnable,
            List<Requirement> needs,
            SearchLimit limit) {
        this.held = held;
        this.needs = needs;
        this.limit = limit;
        Collection<List<String>> asked = CodesOf.alike(needs);
        asked.forEach(relevant::addAll);
        this.codes = asked.stream()
                .map(alike -> alike.stream().filter(earnable).toList())
                .filter(alike -> !alike.isEmpty())
                .toList();
        codes.forEach(this.earnable::addAll);
        Map<String, Set<String>> holding = new HashMap<>(held);
        holding.values().removeIf(codesHeld -> Collections.disjoint(codesHeld, relevant));
        this.day = day.held(holding);
        this.counting = holding.size();
    }

    /**
     * The plan of the least effort; of equal ones that of the fewest people, then the one with the smallest ids. Empty if
     * no credentials meet the needs. Once the limit is exceeded it may not be the least, and empty may mean that none was
     * found.
     */
    Optional<Plan> fewest() {
        Plan nothing = new Plan(new TreeMap<>());
        if (isMet(nothing)) {
            return Optional.of(nothing);
        }
        int effort = 1;
        while (effort < MOST_EFFORT && !isWithinReach(nothing, effort)) {
            effort++;
        }
        while (effort < MOST_EFFORT && !limit.exceeded()) {
            Search search = new Search(effort);
            search.go(0, effort, nothing);
            if (search.best != null) {
                return Optional.of(search.best);
            }
            effort++;
        }
        return limit.exceeded() ? atOnce() : Optional.empty();
    }

    private Supposed with(Plan plan) {
        return day.alsoHeld(plan.changed(held));
    }

    private boolean isMet(Plan plan) {
        Supposed then = with(plan);
        return needs.stream().allMatch(then::met);
    }

    private boolean isWithinReach(Plan plan, int credentials) {
        Supposed then = with(plan);
        return needs.stream().allMatch(need -> then.withinReach(need, credentials, earnable));
    }

    private boolean isWithinLimit() {
        boolean within = true;
        for (int states = STATES * (1 + counting / PEOPLE); states > 0; states--) {
            within = limit.take();
        }
        return within;
    }

    /** Those who are tried: of people who hold the same of what matters the first few, and as many newcomers. */
    private List<Person> candidates(int effort) {
        Map<Set<String>, TreeSet<String>> alike = new HashMap<>();
        held.forEach((person, codes) -> {
            Set<String> ofThose = new HashSet<>(codes);
            ofThose.retainAll(relevant);
            alike.computeIfAbsent(ofThose, any -> new TreeSet<>()).add(person);
        });
        List<Person> people = new ArrayList<>();
        alike.forEach((codes, ids) ->
                ids.stream().limit(effort).forEach(id -> people.add(new Person(id, codes, ids.first()))));
        people.sort(Comparator.comparing(Person::id));
        for (int i = 0; i < effort / 2; i++) {
            people.add(new Person(NEWCOMER + i, Set.of(), NEWCOMER));
        }
        return people;
    }

    /** @param first the first of those who are alike: nobody of them does anything while one before does nothing */
    private record Person(String id, Set<String> held, String first) {}

    /** All plans of one effort. */
    private final class Search {
        private final List<Person> people;
        private final Set<String> idle = new HashSet<>();
        private @Nullable Plan best;

        private Search(int effort) {
            this.people = candidates(effort);
        }

        /** Goes through what the people from one on may do for the effort that is left. */
        private void go(int from, int left, Plan plan) {
            if (!isWithinLimit()) {
                return;
            }
            if (left == 0) {
                if (isMet(plan) && (best == null || PREFERENCE.compare(plan, best) < 0)) {
                    best = plan.copy();
                }
                return;
            }
            if (from == people.size() || !isWithinReach(plan, left)) {
                return;
            }
            Person person = people.get(from);
            int coming = Plan.isNewcomer(person.id) ? 1 : 0;
            if (!idle.contains(person.first)) {
                for (TreeSet<String> some : choices(person.held, left - coming)) {
                    plan.earned.put(person.id, some);
                    go(from + 1, left - coming - some.size(), plan);
                    plan.earned.remove(person.id);
                }
            }
            boolean first = idle.add(person.first);
            go(from + 1, left, plan);
            if (first) {
                idle.remove(person.first);
            }
        }
    }

    /** The sets of up to so many codes that somebody may earn, of codes that serve the same the first ones. */
    private Collection<TreeSet<String>> choices(Set<String> held, int most) {
        List<TreeSet<String>> choices = new ArrayList<>();
        choose(held, 0, most, new TreeSet<>(), choices);
        return choices;
    }

    private void choose(Set<String> held, int from, int left, TreeSet<String> chosen, List<TreeSet<String>> choices) {
        if (from == codes.size()) {
            if (!chosen.isEmpty()) {
                choices.add(new TreeSet<>(chosen));
            }
            return;
        }
        List<String> open =
                codes.get(from).stream().filter(code -> !held.contains(code)).toList();
        for (int count = 0; count <= Math.min(left, open.size()); count++) {
            List<String> taken = open.subList(0, count);
            chosen.addAll(taken);
            choose(held, from + 1, left - count, chosen, choices);
            taken.forEach(chosen::remove);
        }
    }

    /** A plan that is found at once: again and again what one person could do that brings the needs nearest for its effort. */
    private Optional<Plan> atOnce() {
        Plan plan = new Plan(new TreeMap<>());
        double distance = distance(plan);
        while (distance > 0 && plan.effort() < MOST_EFFORT) {
            Plan next = nearest(plan, distance);
            if (next == null) {
                return Optional.empty();
            }
            plan = next;
            distance = distance(plan);
        }
        return distance > 0 ? Optional.empty() : Optional.of(plan);
    }

    private @Nullable Plan nearest(Plan plan, double distance) {
        Plan best = null;
        double most = 0;
        for (Person person : candidates(plan.earned.size() * 2 + 2)) {
            Set<String> already = plan.earned.getOrDefault(person.id, new TreeSet<>());
            Set<String> all = new HashSet<>(person.held);
            all.addAll(already);
            for (TreeSet<String> some : choices(all, AT_ONCE)) {
                Plan next = plan.copy();
                next.earned.computeIfAbsent(person.id, id -> new TreeSet<>()).addAll(some);
                double gain = (distance - distance(next)) / (next.effort() - plan.effort());
                if (gain > most) {
                    best = next;
                    most = gain;
                }
            }
        }
        return best;
    }

    private double distance(Plan plan) {
        Supposed then = with(plan);
        return needs.stream().mapToDouble(then::distance).sum();
    }
}
