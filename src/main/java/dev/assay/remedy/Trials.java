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
    /** More than anything that a rulebook may ask for. */
    private static final int MOST_EFFORT = 1 << 16;
    /** Of more credentials there are too many combinations to try any. */
    private static final int MOST_TRIED = 64;
    /** To look at a plan costs as much as so many states of a search that only counts ... */
    private static final int STATES = 3;
    /** ... and as much again for so many people. */
    private static final int PEOPLE = 50;

    private final Supposed day;
    private final Map<String, Set<String>> held;
    private final List<Requirement> needs;
    private final SearchLimit limit;
    private final Set<String> relevant = new HashSet<>();
    private final List<List<String>> codes;
    private final Set<String> earnable = new HashSet<>();
    private final int counting;

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
     * no credentials meet the needs. Once the limit is exceeded it may not be the least, but no part of it can be left
     * out.
     */
    Optional<EarningPlan> fewest() {
        EarningPlan nothing = new EarningPlan();
        if (isMet(nothing)) {
            return Optional.of(nothing);
        }
        if (!isWithinReach(nothing, MOST_EFFORT)) {
            return Optional.empty();
        }
        int least = leastWithinReach(nothing);
        if (least > MOST_TRIED) {
            limit.exhaust();
        }
        for (int effort = least; !limit.exceeded(); effort++) {
            Search search = new Search(effort);
            search.go(0, effort, nothing);
            if (search.best != null) {
                return Optional.of(search.best);
            }
        }
        return atOnce(least);
    }

    /** No plan of a smaller effort can meet the needs. */
    private int leastWithinReach(EarningPlan nothing) {
        int below = 0;
        int enough = MOST_EFFORT;
        while (enough - below > 1) {
            int middle = (below + enough) / 2;
            if (isWithinReach(nothing, middle)) {
                enough = middle;
            } else {
                below = middle;
            }
        }
        return enough;
    }

    private Supposed with(EarningPlan plan) {
        return day.alsoHeld(plan.changed(held));
    }

    private boolean isMet(EarningPlan plan) {
        Supposed then = with(plan);
        return needs.stream().allMatch(then::met);
    }

    private boolean isWithinReach(EarningPlan plan, int credentials) {
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

    /**
     * Those who are tried.
     *
     * @param most of people who hold the same of what matters only the first so many
     */
    private List<Person> candidates(int most, int newcomers) {
        Map<Set<String>, TreeSet<String>> alike = new HashMap<>();
        held.forEach((person, codes) -> {
            Set<String> ofThose = new HashSet<>(codes);
            ofThose.retainAll(relevant);
            alike.computeIfAbsent(ofThose, any -> new TreeSet<>()).add(person);
        });
        List<Person> people = new ArrayList<>();
        alike.forEach(
                (codes, ids) -> ids.stream().limit(most).forEach(id -> people.add(new Person(id, codes, ids.first()))));
        people.sort(Comparator.comparing(Person::id));
        for (int i = 0; i < newcomers; i++) {
            people.add(new Person(EarningPlan.newcomer(i), Set.of(), EarningPlan.newcomer(0)));
        }
        return people;
    }

    /** @param first the first of those who are alike: nobody of them does anything while one before does nothing */
    private record Person(String id, Set<String> held, String first) {}

    /** All plans of one effort. */
    private final class Search {
        private final List<Person> people;
        private final Set<String> idle = new HashSet<>();
        private @Nullable EarningPlan best;

        private Search(int effort) {
            // a newcomer costs at least two: to come, and to earn something
            this.people = candidates(effort, effort / 2);
        }

        /** Goes through what the people from one on may do for the effort that is left. */
        private void go(int from, int left, EarningPlan plan) {
            if (!isWithinLimit()) {
                return;
            }
            if (left == 0) {
                if (isMet(plan) && (best == null || EarningPlan.PREFERENCE.compare(plan, best) < 0)) {
                    best = plan.copy();
                }
                return;
            }
            if (!isWithinReach(plan, left)) {
                return;
            }
            Set<String> passedOver = new HashSet<>();
            for (int i = from; i < people.size() && !limit.exceeded(); i++) {
                Person person = people.get(i);
                if (!idle.contains(person.first)) {
                    earn(i, 0, EarningPlan.isNewcomer(person.id) ? left - 1 : left, plan);
                    idle.add(person.first);
                    passedOver.add(person.first);
                }
            }
            idle.removeAll(passedOver);
        }

        /** Goes through what one person may earn of the codes from one group on, of each group the first codes. */
        private void earn(int from, int group, int left, EarningPlan plan) {
            Person person = people.get(from);
            if (limit.exceeded() || group == codes.size()) {
                if (plan.has(person.id)) {
                    go(from + 1, left, plan);
                }
                return;
            }
            earn(from, group + 1, left, plan);
            List<String> open = open(codes.get(group), person.held);
            int most = Math.min(left, open.size());
            for (int count = 1; count <= most; count++) {
                plan.add(person.id, open.get(count - 1));
                earn(from, group + 1, left - count, plan);
            }
            for (int count = 1; count <= most; count++) {
                plan.remove(person.id, open.get(count - 1));
            }
        }
    }

    private static List<String> open(List<String> codes, Set<String> held) {
        return codes.stream().filter(code -> !held.contains(code)).toList();
    }

    /**
     * A plan that is found without a search: everybody earns everything, and what is not needed is left out again, larger
     * parts before smaller ones and newcomers first. It is there if any is, as more credentials never harm.
     *
     * @param least so many newcomers can do as much as any number of credentials that counts as within reach
     */
    private Optional<EarningPlan> atOnce(int least) {
        List<EarningPlan.Pair> pairs = new ArrayList<>();
        for (Person person : candidates(least, least)) {
            for (List<String> alike : codes) {
                open(alike, person.held).forEach(code -> pairs.add(new EarningPlan.Pair(person.id, code)));
            }
        }
        if (!isMet(EarningPlan.of(pairs))) {
            return Optional.empty();
        }
        List<EarningPlan.Pair> needed = pairs;
        for (int size = needed.size(); size > 0; size /= 2) {
            for (int end = needed.size(); end > 0; end = Math.min(end - size, needed.size())) {
                List<EarningPlan.Pair> others = new ArrayList<>(needed.subList(0, Math.max(0, end - size)));
                others.addAll(needed.subList(end, needed.size()));
                needed = isMet(EarningPlan.of(others)) ? others : needed;
            }
        }
        return Optional.of(EarningPlan.of(needed));
    }
}
