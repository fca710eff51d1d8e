package dev.assay.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Level;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SeenLevelsTest {
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);

    @Test
    void a_level_is_seen_until_the_night_that_writes_another() {
        SeenLevels seen = new SeenLevels(Map.of(1L, MARCH_1, 2L, MARCH_1.plusDays(3), 3L, MARCH_1.plusDays(4)));
        List<SeenLevels.Version> versions = List.of(version(1, Level.GOLD), version(3, Level.SILVER));

        assertThat(seen.highest(versions, MARCH_1.plusDays(1), MARCH_1.plusDays(9)))
                .containsExactly(Map.entry("CLOUD", Level.GOLD));
        assertThat(seen.highest(versions, MARCH_1.plusDays(4), MARCH_1.plusDays(9)))
                .containsExactly(Map.entry("CLOUD", Level.SILVER));
    }

    @Test
    void the_night_itself_and_those_after_it_do_not_count() {
        SeenLevels seen = new SeenLevels(Map.of(1L, MARCH_1, 2L, MARCH_1.plusDays(1)));

        assertThat(seen.highest(List.of(version(2, Level.GOLD)), MARCH_1, MARCH_1.plusDays(1)))
                .isEmpty();
    }

    @Test
    void a_row_of_a_superseded_run_counts_from_the_rerun_that_left_it_alone() {
        SeenLevels seen = new SeenLevels(Map.of(3L, MARCH_1));

        assertThat(seen.highest(List.of(version(2, Level.GOLD)), MARCH_1, MARCH_1.plusDays(1)))
                .containsExactly(Map.entry("CLOUD", Level.GOLD));
    }

    @Test
    void a_row_of_a_superseded_run_that_its_rerun_replaced_never_counts() {
        SeenLevels seen = new SeenLevels(Map.of(3L, MARCH_1));

        assertThat(seen.highest(List.of(version(2, Level.GOLD), version(3, Level.NONE)), MARCH_1, MARCH_1.plusDays(1)))
                .isEmpty();
    }

    @Test
    void nights_before_the_term_do_not_count_unless_they_are_still_seen_in_it() {
        SeenLevels seen = new SeenLevels(Map.of(1L, MARCH_1));

        assertThat(seen.highest(List.of(version(1, Level.GOLD)), MARCH_1.plusDays(1), MARCH_1.plusDays(5)))
                .isEmpty();
    }

    private static SeenLevels.Version version(long run, Level level) {
        return new SeenLevels.Version("CLOUD", run, level);
    }
}
