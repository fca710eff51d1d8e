package dev.assay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FreshnessTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final Freshness TWO_DAYS = new Freshness(Map.of(Feed.PARTNERS, Period.ofDays(2)), ZoneOffset.UTC);

    @Test
    void a_feed_is_late_on_the_day_after_its_limit() {
        Map<Feed, Instant> newest = Map.of(Feed.PARTNERS, Instant.parse("2026-03-01T23:59:00Z"));
        assertThat(TWO_DAYS.late(FIRST, newest)).isEmpty();
        assertThat(TWO_DAYS.late(FIRST.plusDays(2), newest)).isEmpty();
        assertThat(TWO_DAYS.late(FIRST.plusDays(3), newest)).singleElement().satisfies(late -> assertThat(
                        late.says(FIRST.plusDays(3)))
                .isEqualTo("partners: the newest delivery is of 2026-03-01, more than P2D before 2026-03-04"));
    }

    @Test
    void the_day_of_a_delivery_is_that_of_the_programmes_zone() {
        Freshness there = new Freshness(TWO_DAYS.limits(), ZoneId.of("Asia/Seoul"));
        Map<Feed, Instant> newest = Map.of(Feed.PARTNERS, Instant.parse("2026-03-01T23:59:00Z"));
        assertThat(there.late(FIRST.plusDays(3), newest)).isEmpty();
    }

    @Test
    void a_feed_that_never_came_is_late_and_one_without_a_limit_never_is() {
        assertThat(TWO_DAYS.late(FIRST, Map.of())).singleElement().satisfies(late -> assertThat(late.says(FIRST))
                .isEqualTo("partners: no delivery was ever applied"));
        assertThat(new Freshness(Map.of(), ZoneOffset.UTC).late(FIRST, Map.of()))
                .isEmpty();
    }
}
