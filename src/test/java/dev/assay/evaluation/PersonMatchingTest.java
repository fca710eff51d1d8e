package dev.assay.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PersonMatchingTest {
    @Test
    void person_placed_first_gives_way() {
        assertThat(PersonMatching.largest(List.of(1, 1), List.of(List.of("ann", "bob"), List.of("ann"))))
                .hasSize(2);
    }

    @Test
    void a_chain_of_people_gives_way() {
        assertThat(PersonMatching.largest(
                        List.of(1, 1, 1), List.of(List.of("ann", "bob"), List.of("ann", "cyd"), List.of("ann"))))
                .hasSize(3);
    }

    @Test
    void nobody_fills_two_slots() {
        assertThat(PersonMatching.largest(List.of(2, 1), List.of(List.of("ann"), List.of("ann"))))
                .hasSize(1);
    }

    @Test
    void no_candidates_fill_nothing() {
        assertThat(PersonMatching.largest(List.of(), List.of())).isEmpty();
        assertThat(PersonMatching.largest(List.of(3), List.of(List.of()))).isEmpty();
    }

    @Test
    void no_assignment_fills_more() {
        for (long seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            List<Integer> slots = new ArrayList<>();
            List<List<String>> candidates = new ArrayList<>();
            List<List<String>> single = new ArrayList<>();
            for (int member = random.nextInt(4); member >= 0; member--) {
                List<String> who = new ArrayList<>(List.of("ann", "bob", "cyd", "dee", "eve"));
                who.removeIf(person -> random.nextInt(3) > 0);
                slots.add(1 + random.nextInt(2));
                candidates.add(who);
                for (int slot = 0; slot < slots.get(slots.size() - 1); slot++) {
                    single.add(who);
                }
            }
            int most = most(single, 0, new HashSet<>());
            String where = "seed %d: %s of %s".formatted(seed, slots, candidates);
            assertThat(PersonMatching.largest(slots, candidates)).as(where).hasSize(most);
            Set<String> critical = new HashSet<>();
            for (String person : List.of("ann", "bob", "cyd", "dee", "eve")) {
                if (most == single.size() && most(single, 0, new HashSet<>(Set.of(person))) < most) {
                    critical.add(person);
                }
            }
            assertThat(PersonMatching.critical(slots, candidates)).as(where).isEqualTo(critical);
            Set<Integer> lacking = PersonMatching.lacking(slots, candidates);
            assertThat(lacking.isEmpty()).as(where).isEqualTo(most == single.size());
            Set<String> together = new HashSet<>();
            lacking.forEach(member -> together.addAll(candidates.get(member)));
            assertThat(lacking.isEmpty()
                            || together.size()
                                    < lacking.stream().mapToInt(slots::get).sum())
                    .as(where + ", lacking " + lacking)
                    .isTrue();
        }
    }

    private static int most(List<List<String>> slots, int from, Set<String> used) {
        if (from == slots.size()) {
            return 0;
        }
        int most = most(slots, from + 1, used);
        for (String person : slots.get(from)) {
            if (used.add(person)) {
                most = Math.max(most, 1 + most(slots, from + 1, used));
                used.remove(person);
            }
        }
        return most;
    }
}
