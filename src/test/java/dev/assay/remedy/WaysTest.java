package dev.assay.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Holding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WaysTest {
    private static final List<String> CODES = List.of("A", "B", "C", "D", "E");

    @Test
    void one_code_that_serves_two_branches_is_enough() {
        assertThat(ways(all(any(held("A"), held("B")), any(held("C"), held("B")))))
                .extracting(Way::codes)
                .contains(List.of("B"));
    }

    @Test
    void twenty_alternatives_are_one_way() {
        Holding[] codes = IntStream.range(10, 30).mapToObj(i -> held("X" + i)).toArray(Holding[]::new);
        assertThat(ways(any(codes), all(held("A"), any(codes))))
                .extracting(Way::codes)
                .containsExactlyInAnyOrder(List.of("X10"), List.of("A", "X10"));
    }

    @Test
    void alternatives_of_which_one_is_asked_for_elsewhere_stay_apart() {
        assertThat(ways(any(held("A"), held("B")), all(held("B"), held("C"))))
                .extracting(Way::codes)
                .contains(List.of("A"), List.of("B", "C"));
    }

    @Test
    void best_of_many_combinations_is_not_cut_off() {
        // 8 x 8 ways to fulfil each by itself, and the one code that serves both comes last
        Holding first = all(numbered("A"), numbered("B"));
        Holding second = all(numbered("B"), numbered("A"));
        assertThat(ways(any(first, held("Z")), any(second, held("Z"))))
                .extracting(Way::codes)
                .contains(List.of("Z"));
    }

    private static Holding numbered(String letter) {
        return any(IntStream.range(0, 9)
                .mapToObj(i -> all(held(letter + i), held(letter + "X")))
                .toArray(Holding[]::new));
    }

    @Test
    void what_can_not_be_earned_any_more_is_no_way() {
        Ways ways = new Ways(
                List.of(any(held("A"), all(held("B"), held("C")))), code -> !code.equals("A"), new SearchLimit(100));
        assertThat(ways.of(Set.of())).extracting(Way::codes).containsExactly(List.of("B", "C"));
        assertThat(ways.of(Set.of("A"))).isEmpty();
    }

    @Test
    void everything_that_can_be_fulfilled_has_a_way_even_beyond_the_limit() {
        Ways ways = new Ways(List.of(held("A"), held("B"), held("C")), code -> true, new SearchLimit(1));
        assertThat(ways.of(Set.of("B"))).extracting(Way::codes).contains(List.of("A", "C"));
    }

    /** For every set of holdings that some codes fulfil, a way with no more codes fulfils it; and earlier ones, if as many. */
    @Test
    void smallest_way_to_each_set_of_holdings_is_found() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            List<Holding> holdings = List.of(made(random, 3), made(random, 3), made(random, 2));
            Set<String> earnable = some(random);
            Set<String> held = some(random);
            Set<Way> ways = new Ways(holdings, earnable::contains, new SearchLimit(100_000)).of(held);
            Map<Set<Holding>, List<String>> found = new HashMap<>();
            ways.forEach(way -> keep(found, fulfilled(holdings, held, way.codes()), way.codes()));
            Map<Set<Holding>, List<String>> wanted = new HashMap<>();
            for (int chosen = 1; chosen < 1 << CODES.size(); chosen++) {
                List<String> codes = codes(chosen);
                if (earnable.containsAll(codes) && codes.stream().noneMatch(held::contains)) {
                    keep(wanted, fulfilled(holdings, held, codes), codes);
                }
            }
            wanted.remove(fulfilled(holdings, held, List.of()));
            assertThat(found).as("seed %d: %s, held %s", seed, holdings, held).isEqualTo(wanted);
        }
    }

    private static void keep(Map<Set<Holding>, List<String>> best, Set<Holding> fulfilled, List<String> codes) {
        best.merge(
                fulfilled,
                codes,
                (a, b) -> a.size() < b.size() || a.size() == b.size() && Way.compare(a, b) <= 0 ? a : b);
    }

    private static Set<Holding> fulfilled(List<Holding> holdings, Set<String> held, List<String> codes) {
        Set<String> together = new TreeSet<>(held);
        together.addAll(codes);
        return holdings.stream()
                .filter(holding -> holding.fulfilledBy(together::contains))
                .collect(Collectors.toSet());
    }

    private static List<String> codes(int chosen) {
        return IntStream.range(0, CODES.size())
                .filter(i -> (chosen >> i & 1) == 1)
                .mapToObj(CODES::get)
                .toList();
    }

    private static Set<String> some(Random random) {
        Set<String> some = new TreeSet<>(CODES);
        some.removeIf(code -> random.nextInt(3) == 0);
        return some;
    }

    private static Set<Way> ways(Holding... holdings) {
        return new Ways(List.of(holdings), code -> true, new SearchLimit(100_000)).of(Set.of());
    }

    private static Holding made(Random random, int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(3);
        if (kind == 0) {
            return held(CODES.get(random.nextInt(CODES.size())));
        }
        List<Holding> parts = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            parts.add(made(random, depth - 1));
        }
        return kind == 1 ? new Holding.Any(parts) : new Holding.All(parts);
    }

    private static Holding held(String code) {
        return new Holding.Held(code);
    }

    private static Holding any(Holding... of) {
        return new Holding.Any(List.of(of));
    }

    private static Holding all(Holding... of) {
        return new Holding.All(List.of(of));
    }
}
