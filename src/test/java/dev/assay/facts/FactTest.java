package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FactTest {
    private static final Instant SENT = Instant.parse("2017-01-01T00:00:00Z");

    @Test
    void later_row_wins_and_older_one_is_stale() {
        Fact old = partner("Contoso", 1);
        Fact later = partner("Acme", 2);
        assertThat(old.on(null)).isEqualTo(Fact.Effect.APPLIED);
        assertThat(later.on(old)).isEqualTo(Fact.Effect.APPLIED);
        assertThat(old.on(later)).isEqualTo(Fact.Effect.STALE);
        assertThat(later.on(later)).isEqualTo(Fact.Effect.UNCHANGED);
    }

    @Test
    void of_two_rows_of_one_instant_the_larger_text_wins() {
        assertThat(partner("b", 1).on(partner("a", 1))).isEqualTo(Fact.Effect.APPLIED);
        assertThat(partner("a", 1).on(partner("b", 1))).isEqualTo(Fact.Effect.STALE);
        assertThat(partner("a", 1).on(partner(null, 1))).isEqualTo(Fact.Effect.APPLIED);
    }

    @Test
    void an_item_is_open_until_it_is_ended_whether_its_time_has_run_out_or_not() {
        LocalDate day = LocalDate.of(2017, 3, 1);
        Achievement expired = new Achievement("u", "70-532", day, day, null, SENT);
        assertThat(expired.open()).isTrue();

        Fact ended = expired.ended(day.plusDays(9), SENT.plusSeconds(1));
        assertThat(ended).isEqualTo(new Achievement("u", "70-532", day, day, day.plusDays(9), SENT.plusSeconds(1)));
        assertThat(((Item) ended).open()).isFalse();
        assertThat(ended.key()).isEqualTo(expired.key());
        assertThat(new Association("u", "p", day, day, SENT).open()).isFalse();
    }

    @Test
    void texts_are_compared_by_code_point() {
        // beyond U+FFFF a text's surrogates sort before U+FF61 though its code point is the larger
        assertThat(partner("\uD83D\uDE00", 1).on(partner("\uFF61", 1))).isEqualTo(Fact.Effect.APPLIED);
        assertThat(partner("\uFF61", 1).on(partner("\uD83D\uDE00", 1))).isEqualTo(Fact.Effect.STALE);
    }

    @Test
    void column_ends_before_its_text_is_compared_further() {
        Fact shorter = new Partner("p", "a", "ZZ", Market.DEVELOPED, SENT);
        Fact longer = new Partner("p", "a b", "AA", Market.DEVELOPED, SENT);
        assertThat(longer.on(shorter)).isEqualTo(Fact.Effect.APPLIED);
    }

    @Test
    void any_order_and_number_of_deliveries_give_the_same_facts() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            List<Fact> rows = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rows.add(row(random));
            }
            Set<Fact> winners = new HashSet<>();
            for (int order = 0; order < 8; order++) {
                rows.addAll(List.of(rows.get(random.nextInt(rows.size()))));
                Collections.shuffle(rows, random);
                winners.add(winner(rows));
            }
            assertThat(winners).as("seed %d: %s", seed, rows).hasSize(1);
        }
    }

    private static Fact winner(List<Fact> rows) {
        Fact stored = null;
        for (Fact row : rows) {
            stored = row.on(stored) == Fact.Effect.APPLIED ? row : stored;
        }
        return Objects.requireNonNull(stored);
    }

    private static Fact row(Random random) {
        LocalDate day = LocalDate.of(2017, 1, 1);
        LocalDate renews = day.plusDays(random.nextInt(2));
        LocalDate ended = random.nextBoolean() ? day.plusDays(random.nextInt(3)) : null;
        return new Membership("p", MembershipLevel.GOLD, day, renews, ended, SENT.plusSeconds(random.nextInt(2)));
    }

    private static Fact partner(@Nullable String name, int updated) {
        return new Partner("p", name, null, Market.DEVELOPED, SENT.plusSeconds(updated));
    }
}
