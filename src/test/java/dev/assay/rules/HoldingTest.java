package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class HoldingTest {
    private static final List<String> CODES = List.of("A", "B", "C", "D");

    @Test
    void one_code_that_serves_two_branches_is_enough() {
        Holding both = all(any(held("A"), held("B")), any(held("C"), held("B")));
        assertThat(both.missing(Set.of()::contains)).containsExactly("B");
    }

    @Test
    void nothing_is_missing_where_it_is_fulfilled() {
        assertThat(any(held("A"), all(held("B"), held("C"))).missing(Set.of("B", "C")::contains))
                .isEmpty();
    }

    @Test
    void code_that_is_named_twice_is_missing_once() {
        assertThat(all(held("A"), any(all(held("A"), held("B")), held("C"))).missing(Set.of()::contains))
                .hasSize(2)
                .startsWith("A");
    }

    @Test
    void missing_is_the_smallest_set_that_fulfils() {
        for (long seed = 0; seed < 5000; seed++) {
            Random random = new Random(seed);
            Holding holding = made(random, 3);
            Set<String> held = new TreeSet<>(CODES);
            held.removeIf(code -> random.nextInt(3) > 0);
            List<String> missing = holding.missing(held::contains);
            Set<String> together = new TreeSet<>(held);
            together.addAll(missing);
            assertThat(holding.fulfilledBy(together::contains))
                    .as("seed %d: %s", seed, holding)
                    .isTrue();
            assertThat(missing).as("seed %d: %s, held %s", seed, holding, held).hasSize(least(holding, held));
        }
    }

    private static int least(Holding holding, Set<String> held) {
        int least = CODES.size();
        for (int chosen = 0; chosen < 1 << CODES.size(); chosen++) {
            Set<String> together = new TreeSet<>(held);
            for (int i = 0; i < CODES.size(); i++) {
                if ((chosen >> i & 1) == 1) {
                    together.add(CODES.get(i));
                }
            }
            if (holding.fulfilledBy(together::contains)) {
                least = Math.min(least, Integer.bitCount(chosen));
            }
        }
        return least;
    }

    @Test
    void only_fulfilled_branches_are_collected() {
        Holding holding = any(held("A"), all(held("B"), held("C")), all(held("A"), held("D")));
        TreeSet<String> codes = new TreeSet<>();
        holding.collectFulfilled(Set.of("A", "B", "D")::contains, codes);
        assertThat(codes).containsExactly("A", "D");
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
