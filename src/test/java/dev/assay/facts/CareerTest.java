package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CareerTest {
    private static final LocalDate JANUARY = LocalDate.of(2017, 1, 1);
    private static final Instant SENT = Instant.parse("2017-01-01T00:00:00Z");

    @Test
    void leaving_b_does_not_bring_a_back() {
        List<Association> links = List.of(link("A", 0, null, 0), link("B", 10, 20, 0));
        assertThat(Career.with("A", links)).containsExactly(stretch(0, 10));
        assertThat(Career.with("B", links)).containsExactly(stretch(10, 20));
    }

    @Test
    void open_links_to_one_partner_are_each_an_interval() {
        List<Association> links = List.of(link("A", 0, 5, 0), link("A", 3, null, 0));
        assertThat(Career.with("A", links)).containsExactlyInAnyOrder(stretch(0, 5), stretch(3, null));
    }

    @Test
    void the_next_other_partner_ends_all_links_at_once() {
        List<Association> links = List.of(link("A", 0, null, 0), link("A", 3, null, 0), link("B", 7, 8, 0));
        assertThat(Career.with("A", links)).containsExactlyInAnyOrder(stretch(0, 7), stretch(3, 7));
    }

    @Test
    void link_that_ends_where_it_starts_never_was() {
        assertThat(Career.with("A", List.of(link("A", 3, 3, 0)))).isEmpty();
        assertThat(Career.with("A", List.of(link("A", 0, null, 0), link("B", 3, 3, 0))))
                .containsExactly(stretch(0, null));
    }

    @Test
    void loser_of_a_day_never_was() {
        List<Association> links = List.of(link("A", 0, null, 0), link("A", 5, null, 2), link("B", 5, 9, 9));
        assertThat(Career.with("B", links)).isEmpty();
        assertThat(Career.with("A", links)).containsExactlyInAnyOrder(stretch(0, null), stretch(5, null));
    }

    @Test
    void of_two_links_of_one_day_under_two_names_the_longer_counts_whichever_is_newer() {
        List<Association> links = List.of(link("A", 0, 4, 0), link("A", 0, 9, 1), link("A", 0, 6, 2));
        assertThat(Career.with("A", links)).containsExactly(stretch(0, 9));
        List<Association> lost = List.of(link("A", 0, 4, 2), link("A", 0, 9, 0), link("B", 0, 20, 1));
        assertThat(Career.with("A", lost)).containsExactly(stretch(0, 9));
        assertThat(Career.with("B", lost)).isEmpty();
    }

    @Test
    void a_person_is_never_with_two_partners_and_the_order_of_rows_does_not_matter() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            List<Association> links = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                int from = random.nextInt(12);
                Integer to = random.nextBoolean() ? Integer.valueOf(from + random.nextInt(8)) : null;
                links.add(link(List.of("A", "B", "C").get(random.nextInt(3)), from, to, random.nextInt(2)));
            }
            List<Association> shuffled = new ArrayList<>(links);
            Collections.shuffle(shuffled, random);
            for (int day = 0; day < 25; day++) {
                LocalDate on = JANUARY.plusDays(day);
                long there = List.of("A", "B", "C").stream()
                        .filter(partner -> Career.with(partner, links).stream().anyMatch(s -> s.contains(on)))
                        .count();
                assertThat(there).as("seed %d day %d %s", seed, day, links).isLessThanOrEqualTo(1);
            }
            for (String partner : List.of("A", "B", "C")) {
                assertThat(Career.with(partner, shuffled))
                        .as("seed %d", seed)
                        .containsExactlyInAnyOrderElementsOf(Career.with(partner, links));
            }
        }
    }

    private static Association link(String partner, int from, @Nullable Integer to, int updated) {
        LocalDate unlinked = to == null ? null : JANUARY.plusDays(to);
        return new Association("ann", partner, JANUARY.plusDays(from), unlinked, SENT.plusSeconds(updated));
    }

    private static Interval stretch(int from, @Nullable Integer to) {
        return new Interval(JANUARY.plusDays(from), to == null ? null : JANUARY.plusDays(to));
    }
}
