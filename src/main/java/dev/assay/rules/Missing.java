package dev.assay.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Which further codes would make a person fulfil a holding. */
final class Missing {
    /** How many ways are followed at once; a holding with more than that many small ones is not to be expected. */
    private static final int LIMIT = 64;

    private Missing() {}

    /** The ways to fulfil it, each a set of codes that are not held, the smallest first; never without any. */
    static List<Set<String>> ways(Holding holding, Predicate<String> held) {
        List<Set<String>> ways = new ArrayList<>();
        if (holding instanceof Holding.Any any) {
            any.of().forEach(branch -> ways.addAll(ways(branch, held)));
        } else if (holding instanceof Holding.All all) {
            ways.add(Set.of());
            for (Holding branch : all.of()) {
                List<Set<String>> joined = joined(ways, ways(branch, held));
                ways.clear();
                ways.addAll(joined);
            }
        } else if (holding instanceof Holding.Held one) {
            ways.add(held.test(one.code()) ? Set.of() : Set.of(one.code()));
        }
        return smallest(ways);
    }

    private static List<Set<String>> joined(List<Set<String>> some, List<Set<String>> others) {
        List<Set<String>> joined = new ArrayList<>();
        for (Set<String> one : some) {
            for (Set<String> other : others) {
                Set<String> both = new LinkedHashSet<>(one);
                both.addAll(other);
                joined.add(both);
            }
        }
        return smallest(joined);
    }

    private static List<Set<String>> smallest(List<Set<String>> ways) {
        return ways.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Set::size))
                .limit(LIMIT)
                .toList();
    }
}
