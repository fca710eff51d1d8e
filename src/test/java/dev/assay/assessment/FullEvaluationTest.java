package dev.assay.assessment;

import static dev.assay.assessment.FullEvaluation.ASKED_FOR;
import static dev.assay.assessment.FullEvaluation.DECIDED_OTHERWISE;
import static dev.assay.assessment.FullEvaluation.NOTHING_TO_BUILD_ON;
import static dev.assay.assessment.FullEvaluation.NO_LATER_NIGHT;
import static dev.assay.assessment.FullEvaluation.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.FullEvaluation.Night;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FullEvaluationTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final Night PUBLISHED = new Night(MONDAY, "rules");
    private static final Night TUESDAY = new Night(MONDAY.plusDays(1), "rules");

    @Test
    void a_later_night_by_the_same_rules_settings_and_program_need_not() {
        assertThat(needed(PUBLISHED, TUESDAY, MONDAY, null)).isEmpty();
    }

    @Test
    void without_a_night_that_says_who_may_change_it_has_to() {
        assertThat(needed(null, TUESDAY, MONDAY, null)).contains(NOTHING_TO_BUILD_ON);
        assertThat(needed(new Night(MONDAY, null), TUESDAY, MONDAY, null)).contains(NOTHING_TO_BUILD_ON);
        assertThat(needed(PUBLISHED, TUESDAY, null, null)).contains(NOTHING_TO_BUILD_ON);
    }

    @Test
    void a_night_of_the_same_day_or_before_it_has_to() {
        assertThat(needed(PUBLISHED, PUBLISHED, MONDAY, null)).contains(NO_LATER_NIGHT);
        assertThat(needed(PUBLISHED, new Night(MONDAY.minusDays(1), "rules"), MONDAY, null))
                .contains(NO_LATER_NIGHT);
        assertThat(needed(PUBLISHED, TUESDAY, MONDAY, NO_LATER_NIGHT)).contains(NO_LATER_NIGHT);
    }

    @Test
    void other_rules_settings_or_another_program_have_to() {
        assertThat(needed(PUBLISHED, new Night(MONDAY.plusDays(1), "others"), MONDAY, null))
                .contains(DECIDED_OTHERWISE);
    }

    @Test
    void whoever_asks_for_it_gets_it() {
        assertThat(needed(PUBLISHED, TUESDAY, MONDAY, ASKED_FOR)).contains(ASKED_FOR);
    }

    @Test
    void from_the_weekday_on_the_first_night_has_to_and_the_next_ones_need_not() {
        LocalDate sunday = MONDAY.plusDays(6);
        Night saturdays = new Night(sunday.minusDays(1), "rules");
        assertThat(needed(PUBLISHED, saturdays, MONDAY, null)).isEmpty();
        assertThat(needed(saturdays, new Night(sunday, "rules"), MONDAY, null)).contains(WEEKLY);
        assertThat(needed(saturdays, new Night(sunday.plusDays(3), "rules"), MONDAY, null))
                .contains(WEEKLY);
        assertThat(needed(new Night(sunday, "rules"), new Night(sunday.plusDays(3), "rules"), sunday, null))
                .isEmpty();
    }

    private static Optional<FullEvaluation> needed(
            @Nullable Night published, Night night, @Nullable LocalDate lastFull, @Nullable FullEvaluation forced) {
        return FullEvaluation.needed(published, night, lastFull, forced, DayOfWeek.SUNDAY);
    }
}
