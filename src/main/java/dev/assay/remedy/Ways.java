package dev.assay.remedy;

import dev.assay.rules.Holding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The ways in which a person could fulfil some of several holdings, by earning codes that can still be earned.
 *
 * <p>Interchangeable codes are considered once. Of codes that are alternatives of one another in all the same places
 * only the first is ever earned; of alternatives with codes that occur nowhere else only the one with the fewest codes,
 * then the first. So a list of twenty alternatives is one way, not twenty.
 */
final class Ways {
    private final Collection<Holding> holdings;
    private final Set<String> earned;
    private final Map<Holding.Any, Set<Holding>> apart = new HashMap<>();
    private final SearchLimit limit;

    /**
     * @param earnable whether a newly earned code would count on the wanted day
     * @param limit every set of codes that is considered counts as a state
     */
    Ways(Collection<Holding> holdings, Predicate<String> earnable, SearchLimit limit) {
        this.holdings = holdings;
        this.earned = distinguished(earnable);
        this.limit = limit;
        holdings.forEach(this::findApart);
    }

    /**
     * Every set of codes that could be part of the least effort, including the smallest ones for each set of holdings
     * that can be fulfilled together; beyond the limit only some of them, but always the one that fulfils all that is
     * possible.
     *
     * @param held what the person already holds
     */
    Set<Way> of(Set<String> held) {
        Set<SortedSet<String>> found = new LinkedHashSet<>();
        Queue<SortedSet<String>> open = new ArrayDeque<>();
        open.add(new TreeSet<>());
        while (!open.isEmpty()) {
            SortedSet<String> before = open.remove();
            for (Holding holding : holdings) {
                for (SortedSet<String> more : missing(holding, together(held, before))) {
                    SortedSet<String> codes = together(before, more);
                    if (!more.isEmpty() && !found.contains(codes) && limit.take()) {
                        found.add(codes);
                        open.add(codes);
                    }
                }
            }
        }
        found.add(everything(held));
        Set<Way> ways = new LinkedHashSet<>();
        found.stream().filter(codes -> !codes.isEmpty()).forEach(codes -> ways.add(new Way(List.copyOf(codes))));
        return ways;
    }

    /** The minimum number of codes needed to fulfil one of the holdings; empty if none can be fulfilled. */
    OptionalInt least(Holding holding, Set<String> held) {
        return missing(holding, held).stream().mapToInt(Set::size).min();
    }

    private SortedSet<String> everything(Set<String> held) {
        SortedSet<String> codes = new TreeSet<>();
        for (Holding holding : holdings) {
            missing(holding, together(held, codes)).stream().findFirst().ifPresent(codes::addAll);
        }
        return codes;
    }

    /** The minimal sets of codes that would fulfil the holding, none contained in another; empty if there are none. */
    private List<SortedSet<String>> missing(Holding holding, Set<String> held) {
        if (holding.fulfilledBy(held::contains)) {
            return List.of(new TreeSet<>());
        }
        return minimal(holding.by(new Unfulfilled(held)));
    }

    /** The ways to fulfil a holding that is not fulfilled. */
    private final class Unfulfilled implements Holding.Cases<List<SortedSet<String>>> {
        private final Set<String> held;

        private Unfulfilled(Set<String> held) {
            this.held = held;
        }

        @Override
        public List<SortedSet<String>> held(Holding.Held one) {
            return earned.contains(one.code()) ? List.of(new TreeSet<>(Set.of(one.code()))) : List.of();
        }

        @Override
        public List<SortedSet<String>> any(Holding.Any any) {
            return alternatives(any, held);
        }

        @Override
        public List<SortedSet<String>> all(Holding.All all) {
            List<SortedSet<String>> ways = List.of(new TreeSet<>());
            for (Holding branch : all.of()) {
                ways = joined(ways, missing(branch, held));
            }
            return ways;
        }
    }

    private List<SortedSet<String>> alternatives(Holding.Any any, Set<String> held) {
        List<SortedSet<String>> ways = new ArrayList<>();
        List<SortedSet<String>> interchangeable = new ArrayList<>();
        Set<Holding> apart = this.apart.getOrDefault(any, Set.of());
        any.of().forEach(branch -> (apart.contains(branch) ? interchangeable : ways).addAll(missing(branch, held)));
        interchangeable.stream()
                .min(Comparator.<SortedSet<String>>comparingInt(Set::size).thenComparing(List::copyOf, Way::compare))
                .ifPresent(ways::add);
        return ways;
    }

    private List<SortedSet<String>> joined(List<SortedSet<String>> some, List<SortedSet<String>> others) {
        Set<SortedSet<String>> joined = new LinkedHashSet<>();
        for (SortedSet<String> one : some) {
            for (SortedSet<String> other : others) {
                if (joined.isEmpty() || limit.take()) {
                    joined.add(together(one, other));
                }
            }
        }
        return minimal(joined);
    }

    private static List<SortedSet<String>> minimal(Collection<SortedSet<String>> ways) {
        List<SortedSet<String>> minimal = new ArrayList<>();
        ways.stream().distinct().sorted(Comparator.comparingInt(Set::size)).forEach(way -> {
            if (minimal.stream().noneMatch(way::containsAll)) {
                minimal.add(way);
            }
        });
        return minimal;
    }

    private static SortedSet<String> together(Set<String> some, Set<String> more) {
        SortedSet<String> together = new TreeSet<>(some);
        together.addAll(more);
        return together;
    }

    /** Finds, for every list of alternatives, those whose codes occur nowhere else. */
    private void findApart(Holding holding) {
        if (holding instanceof Holding.Any any && !apart.containsKey(any)) {
            Set<Holding> branches = new HashSet<>();
            apart.put(any, branches);
            for (Holding branch : any.of()) {
                Set<String> inside = new HashSet<>();
                branch.collectCodes(inside);
                Set<String> outside = new HashSet<>();
                holdings.forEach(whole -> collectOutside(whole, any, branch, outside));
                if (Collections.disjoint(inside, outside)) {
                    branches.add(branch);
                }
            }
        }
        parts(holding).forEach(this::findApart);
    }

    private static void collectOutside(Holding holding, Holding.Any any, Holding branch, Set<String> into) {
        if (holding instanceof Holding.Held one) {
            into.add(one.code());
        }
        for (Holding part : parts(holding)) {
            if (!(holding.equals(any) && part.equals(branch))) {
                collectOutside(part, any, branch, into);
            }
        }
    }

    private static List<Holding> parts(Holding holding) {
        if (holding instanceof Holding.Any any) {
            return any.of();
        }
        return holding instanceof Holding.All all ? all.of() : List.of();
    }

    /** The codes that can be earned, with only the first of interchangeable ones. */
    private Set<String> distinguished(Predicate<String> earnable) {
        Map<String, Set<Holding>> places = new TreeMap<>();
        holdings.forEach(holding -> addPlaces(holding, holding, places));
        Map<Set<Holding>, String> first = new HashMap<>();
        places.forEach((code, where) -> {
            if (earnable.test(code)) {
                first.putIfAbsent(where, code);
            }
        });
        return Set.copyOf(first.values());
    }

    /** The place of a code is the list of alternatives that contains it; a code outside of lists is its own place. */
    private static void addPlaces(Holding holding, Holding around, Map<String, Set<Holding>> places) {
        if (holding instanceof Holding.Held one) {
            places.computeIfAbsent(one.code(), code -> new HashSet<>()).add(around);
        }
        for (Holding part : parts(holding)) {
            addPlaces(part, holding instanceof Holding.Any ? holding : part, places);
        }
    }
}
