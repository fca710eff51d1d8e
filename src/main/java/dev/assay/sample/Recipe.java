package dev.assay.sample;

import dev.assay.rules.Holding;
import dev.assay.rules.Market;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A way to satisfy requirements with little more than they ask for.
 *
 * @param people what each of the people holds
 * @param figures the metrics that must be reported
 */
record Recipe(List<Set<String>> people, List<Requirement.Figure> figures) {
    private static final int YEAR = 12;

    /** Nobody holds anything, and nothing is reported. */
    static final Recipe NOTHING = new Recipe(List.of(), List.of());

    /** A random recipe. Whether its credentials count on a day depends on the rulebooks. */
    static Recipe of(List<Requirement> requires, SplittableRandom random) {
        return new Cook(random).all(requires);
    }

    /** Both recipes at once, satisfied by the same people. */
    Recipe and(Recipe other) {
        List<Set<String>> both = new ArrayList<>();
        for (int i = 0; i < Math.max(people.size(), other.people.size()); i++) {
            Set<String> codes = new LinkedHashSet<>(i < people.size() ? people.get(i) : Set.of());
            codes.addAll(i < other.people.size() ? other.people.get(i) : Set.of());
            both.add(codes);
        }
        return new Recipe(
                both, Stream.concat(figures.stream(), other.figures.stream()).toList());
    }

    /** Without the last person. There must be one. */
    Recipe withoutPerson() {
        return new Recipe(people.subList(0, people.size() - 1), figures);
    }

    /** Without the first code of the last person. There must be one. */
    Recipe withoutCode() {
        List<Set<String>> changed = new ArrayList<>(people);
        Set<String> codes = new LinkedHashSet<>(changed.remove(people.size() - 1));
        codes.remove(codes.iterator().next());
        changed.add(codes);
        return new Recipe(changed, figures);
    }

    /** The value to report in every month so that all figures are reached, by metric. */
    SortedMap<String, BigDecimal> monthly(Market market) {
        SortedMap<String, BigDecimal> monthly = new TreeMap<>();
        figures.forEach(figure -> monthly.merge(figure.metric(), monthly(figure, market), BigDecimal::max));
        return monthly;
    }

    /** How many months are reported: a year, or the longest window if that is longer. */
    int months() {
        return figures.stream().mapToInt(figure -> figure.window().months()).reduce(YEAR, Math::max);
    }

    private static BigDecimal monthly(Requirement.Figure figure, Market market) {
        BigDecimal least = figure.threshold().in(market);
        return figure.window().kind() == Window.Kind.SUM
                ? least.divide(BigDecimal.valueOf(figure.window().months()), 4, RoundingMode.CEILING)
                : least;
    }

    private record Cook(SplittableRandom random) implements Requirement.Cases<Recipe> {
        Recipe all(List<Requirement> requires) {
            return requires.stream().map(requirement -> requirement.by(this)).reduce(NOTHING, Recipe::and);
        }

        @Override
        public Recipe people(Requirement.People wanted) {
            List<Set<String>> people = new ArrayList<>();
            for (int i = 0; i < wanted.count(); i++) {
                people.add(codes(wanted.holding(), random));
            }
            return new Recipe(people, List.of());
        }

        @Override
        public Recipe figure(Requirement.Figure wanted) {
            return new Recipe(List.of(), List.of(wanted));
        }

        @Override
        public Recipe anyOf(Requirement.AnyOf wanted) {
            return all(wanted.branches().get(random.nextInt(wanted.branches().size())));
        }

        @Override
        public Recipe distinctPeople(Requirement.DistinctPeople wanted) {
            List<Set<String>> people = new ArrayList<>();
            wanted.members().forEach(member -> people.addAll(people(member).people));
            return new Recipe(people, List.of());
        }

        /** Nothing is invented for points and evidence. */
        @Override
        public Recipe points(Requirement.Points wanted) {
            return NOTHING;
        }

        @Override
        public Recipe attestations(Requirement.Attestations wanted) {
            return NOTHING;
        }

        @Override
        public Recipe certificates(Requirement.Certificates wanted) {
            return NOTHING;
        }

        @Override
        public Recipe source(Source wanted) {
            return NOTHING;
        }
    }

    /** What fulfils the holding: all codes, after removing one by one those that are not needed. */
    static Set<String> codes(Holding holding, SplittableRandom random) {
        Set<String> codes = new TreeSet<>();
        holding.collectCodes(codes);
        List<String> left = new ArrayList<>(codes);
        while (!left.isEmpty()) {
            String one = left.remove(random.nextInt(left.size()));
            codes.remove(one);
            if (!holding.fulfilledBy(codes::contains)) {
                codes.add(one);
            }
        }
        return codes;
    }
}
