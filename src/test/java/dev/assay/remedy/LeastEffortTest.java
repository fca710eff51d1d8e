package dev.assay.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.remedy.LeastEffort.Deed;
import dev.assay.remedy.LeastEffort.Plan;
import dev.assay.rules.Holding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class LeastEffortTest {
    private static final List<String> CODES = List.of("A", "B", "C", "D", "E", "F");

    /** Everyone tried with every set of codes, in the order of ids, with nothing left out. */
    private static final class Everything {
        private final List<Headcount> headcounts;
        private final List<Set<String>> held;
        private final Set<String> earnable;
        private final Map<List<Object>, Optional<List<String>>> known = new HashMap<>();

        Everything(List<Headcount> headcounts, Map<String, Set<String>> held, Set<String> earnable) {
            this.headcounts = headcounts;
            this.held = List.copyOf(held.values());
            this.earnable = earnable;
        }

        /** The best plan from one person on, a line for each who does something; empty if there is none. */
        Optional<List<String>> best(int from, List<Integer> missing) {
            List<Object> state = List.of(from, missing);
            if (!known.containsKey(state)) {
                known.put(state, search(from, missing));
            }
            return known.getOrDefault(state, Optional.empty());
        }

        private Optional<List<String>> search(int from, List<Integer> missing) {
            if (missing.stream().allMatch(count -> count == 0)) {
                return Optional.of(List.of());
            }
            boolean newcomer = from >= held.size();
            Set<String> before = newcomer ? Set.of() : held.get(from);
            Optional<List<String>> best = newcomer ? Optional.empty() : best(from + 1, missing);
            for (int chosen = 1; chosen < 1 << CODES.size(); chosen++) {
                List<String> codes = codes(chosen);
                List<Integer> left = left(missing, before, codes);
                boolean helps = !left.equals(missing);
                if (helps && earnable.containsAll(codes) && codes.stream().noneMatch(before::contains)) {
                    String who = newcomer ? "~" : "p" + from;
                    Optional<List<String>> plan = best(newcomer ? from : from + 1, left)
                            .map(rest -> {
                                List<String> all = new ArrayList<>(List.of(who + " " + String.join(" ", codes)));
                                all.addAll(rest);
                                return all;
                            });
                    best = better(best, plan);
                }
            }
            return best;
        }

        private List<Integer> left(List<Integer> missing, Set<String> before, List<String> codes) {
            Set<String> then = new TreeSet<>(before);
            then.addAll(codes);
            return IntStream.range(0, missing.size())
                    .mapToObj(i -> {
                        Headcount headcount = headcounts.get(i);
                        boolean gained = headcount.counts(then) && !headcount.counts(before);
                        return Math.max(0, missing.get(i) - (gained ? 1 : 0));
                    })
                    .toList();
        }

        private static Optional<List<String>> better(Optional<List<String>> a, Optional<List<String>> b) {
            if (a.isEmpty() || b.isEmpty()) {
                return a.isEmpty() ? b : a;
            }
            int byEffort = Integer.compare(effort(a.get()), effort(b.get()));
            int byPeople = Integer.compare(a.get().size(), b.get().size());
            int order =
                    byEffort != 0 ? byEffort : byPeople != 0 ? byPeople : Way.compare(pairs(a.get()), pairs(b.get()));
            return order <= 0 ? a : b;
        }
    }

    private static int effort(List<String> plan) {
        return plan.stream()
                .mapToInt(line -> line.split(" ").length - (line.startsWith("~") ? 0 : 1))
                .sum();
    }

    private static List<String> pairs(List<String> plan) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            String[] words = plan.get(i).split(" ");
            String who = words[0].equals("~") ? "~" + i : words[0];
            for (int j = 1; j < words.length; j++) {
                pairs.add(who + " " + words[j]);
            }
        }
        return pairs;
    }

    private static List<String> codes(int chosen) {
        return IntStream.range(0, CODES.size())
                .filter(i -> (chosen >> i & 1) == 1)
                .mapToObj(CODES::get)
                .toList();
    }

    @Test
    void plan_is_the_best_of_all() {
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            Map<String, Set<String>> held = new TreeMap<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                held.put("p" + i, some(random, 2));
            }
            List<Headcount> headcounts = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                Set<Holding> accepted = new HashSet<>();
                for (int j = random.nextInt(2); j >= 0; j--) {
                    accepted.add(made(random, 2));
                }
                headcounts.add(new Headcount(accepted, 1 + random.nextInt(3)));
            }
            Set<String> earnable = some(random, 4);
            String where = "seed %d: %s, held %s, earnable %s".formatted(seed, headcounts, held, earnable);
            Optional<List<String>> wanted = new Everything(headcounts, held, earnable)
                    .best(0, headcounts.stream().map(Headcount::missing).toList());
            SearchLimit limit = new SearchLimit(1_000_000);
            assertThat(plan(headcounts, held, earnable, limit).map(LeastEffortTest::lines))
                    .as(where)
                    .isEqualTo(wanted);
            assertThat(limit.exceeded()).as(where).isFalse();
        }
    }

    @Test
    void plan_that_is_cut_short_fills_the_headcounts_all_the_same() {
        for (long seed = 0; seed < 1500; seed++) {
            Random random = new Random(seed);
            Map<String, Set<String>> held =
                    new TreeMap<>(Map.of("p0", some(random, 2), "p1", some(random, 2), "p2", some(random, 2)));
            List<Headcount> headcounts = List.of(
                    new Headcount(Set.of(made(random, 2)), 1 + random.nextInt(3)),
                    new Headcount(new HashSet<>(List.of(made(random, 2), made(random, 1))), 1 + random.nextInt(3)));
            Set<String> earnable = some(random, 4);
            SearchLimit limit = new SearchLimit(random.nextInt(8));
            Optional<Plan> plan = plan(headcounts, held, earnable, limit);
            Optional<Plan> whole = plan(headcounts, held, earnable, new SearchLimit(1_000_000));
            String where = "seed %d: %s, held %s, earnable %s".formatted(seed, headcounts, held, earnable);
            assertThat(plan.isPresent()).as(where).isEqualTo(whole.isPresent());
            if (plan.isPresent() && whole.isPresent()) {
                assertThat(plan.get().effort())
                        .as(where)
                        .isGreaterThanOrEqualTo(whole.get().effort());
                for (Headcount headcount : headcounts) {
                    assertThat(gained(headcount, held, plan.get()))
                            .as(where)
                            .isGreaterThanOrEqualTo(headcount.missing());
                }
            }
        }
    }

    private static long gained(Headcount headcount, Map<String, Set<String>> held, Plan plan) {
        return plan.deeds().stream()
                .filter(deed -> {
                    Set<String> before =
                            deed.personId() == null ? Set.of() : held.getOrDefault(deed.personId(), Set.of());
                    Set<String> then = new TreeSet<>(before);
                    then.addAll(deed.way().codes());
                    return headcount.counts(then) && !headcount.counts(before);
                })
                .count();
    }

    private static Optional<Plan> plan(
            List<Headcount> headcounts, Map<String, Set<String>> held, Set<String> earnable, SearchLimit limit) {
        Candidates candidates = new Candidates(headcounts, held, earnable::contains, limit);
        return LeastEffort.plan(headcounts, candidates, Integer.MAX_VALUE, limit);
    }

    private static List<String> lines(Plan plan) {
        return plan.deeds().stream().map(LeastEffortTest::line).toList();
    }

    private static String line(Deed deed) {
        @Nullable String who = deed.personId();
        return (who == null ? "~" : who)
                + deed.way().codes().stream().map(code -> " " + code).collect(Collectors.joining());
    }

    private static Set<String> some(Random random, int most) {
        Set<String> some = new TreeSet<>();
        for (int i = random.nextInt(most + 3); i > 0; i--) {
            some.add(CODES.get(random.nextInt(CODES.size())));
        }
        return some;
    }

    private static Holding made(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            return new Holding.Held(CODES.get(random.nextInt(CODES.size())));
        }
        List<Holding> parts = new ArrayList<>();
        for (int i = 1 + random.nextInt(2); i >= 0; i--) {
            parts.add(made(random, depth - 1));
        }
        return kind == 1 ? new Holding.Any(parts) : new Holding.All(parts);
    }
}
