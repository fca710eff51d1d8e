package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0.0 s",
        "449, 0.4 s",
        "59949, 59.9 s",
        "59950, 1 min 00 s",
        "245000, 4 min 05 s",
        "3599600, 1 h 00 min",
        "4320000, 1 h 12 min"
    })
    void a_duration_has_the_unit_that_fits(long millis, String expected) {
        assertThat(Wording.duration(Duration.ofMillis(millis))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, today", "1, tomorrow", "12, in 12 days", "1200, 'in 1,200 days'", "-1, 1 day ago", "-3, 3 days ago"
    })
    void a_day_is_so_far_away(int days, String expected) {
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThat(Wording.away(day, day.plusDays(days))).isEqualTo(expected);
    }

    @Test
    void figures_read_the_same_in_every_language_and_unknown_ones_are_a_dash() {
        assertThat(Wording.count(1_234_567L)).isEqualTo("1,234,567");
        assertThat(Wording.many(1, "row", "rows")).isEqualTo("1 row");
        assertThat(Wording.rate(1499.5)).isEqualTo("1,500");
        assertThat(Wording.instant(LocalDate.of(2026, 3, 1).atTime(2, 3, 4, 5))).isEqualTo("2026-03-01 02:03:04 UTC");
        assertThat(List.of(Wording.count(null), Wording.rate(null), Wording.duration(null), Wording.instant(null)))
                .containsOnly("–");
        assertThat(List.of(Wording.signed(1_200), Wording.signed(-3))).containsExactly("+1,200", "−3");
    }

    @Test
    void every_kind_of_cause_has_words_of_its_own() {
        assertThat(Arrays.stream(Cause.Kind.values()).map(Wording::kind)).doesNotHaveDuplicates();
    }
}
