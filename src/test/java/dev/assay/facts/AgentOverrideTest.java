package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.MembershipLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AgentOverrideTest {
    private static final Period QUARTER = Period.ofMonths(3);

    @ParameterizedTest
    @CsvSource({
        "2016-11-30, 2017-02-28",
        "2019-11-30, 2020-02-29",
        "2016-11-29, 2017-02-28",
        "2016-11-28, 2017-02-28",
        "2017-01-31, 2017-04-30",
        "2017-02-28, 2017-05-28",
        "2020-02-29, 2020-05-29",
        "2017-07-01, 2017-10-01"
    })
    void ends_three_calendar_months_after_the_grant(LocalDate granted, LocalDate ends) {
        assertThat(override(granted, null, null).endsOn(QUARTER)).isEqualTo(ends);
    }

    @ParameterizedTest
    @CsvSource({
        "2017-02-10,           , 2017-02-11, 2017-02-10:ACTIVE, 2017-02-11:EXPIRED",
        "2017-04-14,           , 2017-04-15, 2017-04-14:ACTIVE, 2017-04-15:EXPIRED",
        "2017-04-15,           , 2017-04-15, 2017-04-14:ACTIVE, 2017-04-15:EXPIRED",
        "9999-12-31,           , 2017-04-15, 2017-04-14:ACTIVE, 2017-04-15:EXPIRED",
        "          , 2017-02-10, 2017-02-10, 2017-02-09:ACTIVE, 2017-02-10:REVOKED",
        "          , 2017-04-15, 2017-04-15, 2017-04-14:ACTIVE, 2017-04-15:EXPIRED",
        "          , 2017-04-14, 2017-04-14, 2017-04-13:ACTIVE, 2017-04-14:REVOKED",
        "2017-02-10, 2017-02-11, 2017-02-11, 2017-02-10:ACTIVE, 2017-02-11:EXPIRED",
        "2017-02-10, 2017-02-10, 2017-02-10, 2017-02-09:ACTIVE, 2017-02-10:REVOKED",
        "          , 2017-01-15, 2017-01-15, 2017-01-14:PENDING, 2017-01-15:REVOKED",
        "          , 2017-01-10, 2017-01-10, 2017-01-09:PENDING, 2017-01-10:REVOKED"
    })
    void ends_on_the_earliest_of_the_three(
            @Nullable LocalDate until, @Nullable LocalDate revoked, LocalDate ends, String before, String after) {
        AgentOverride override = override(LocalDate.of(2017, 1, 15), until, revoked);
        assertThat(override.endsOn(QUARTER)).isEqualTo(ends);
        for (String status : new String[] {before, after}) {
            LocalDate day = LocalDate.parse(status.substring(0, 10));
            OverrideStatus expected = OverrideStatus.valueOf(status.substring(11));
            assertThat(override.statusOn(day, QUARTER)).as(status).isEqualTo(expected);
            assertThat(override.inForceOn(day, QUARTER)).as(status).isEqualTo(expected == OverrideStatus.ACTIVE);
        }
    }

    @Test
    void the_first_run_that_finds_it_expired_stays_the_one_that_says_so_until_it_is_in_force_again() {
        assertThat(OverrideStatus.ACTIVE.expiredBy(7, null)).isNull();
        assertThat(OverrideStatus.EXPIRED.expiredBy(8, null)).isEqualTo(8L);
        assertThat(OverrideStatus.EXPIRED.expiredBy(9, 8L)).isEqualTo(8L);
        assertThat(OverrideStatus.ACTIVE.expiredBy(10, 8L)).isNull();
        assertThat(OverrideStatus.EXPIRED.expiredBy(11, null)).isEqualTo(11L);
    }

    @Test
    void duration_is_a_setting() {
        assertThat(override(LocalDate.of(2017, 1, 31), null, null).endsOn(Period.ofMonths(1)))
                .isEqualTo("2017-02-28");
    }

    private static AgentOverride override(LocalDate granted, @Nullable LocalDate until, @Nullable LocalDate revoked) {
        Grant grant = new Grant.OfLevel(MembershipLevel.GOLD.name());
        return new AgentOverride("o1", "p", "CLOUD", grant, granted, until, null, null, revoked, Instant.EPOCH);
    }
}
