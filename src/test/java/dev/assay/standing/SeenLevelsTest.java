package dev.assay.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SeenLevelsTest {
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Rulebooks RULES = new Rulebooks(
            List.of(rulebook("R", OfMemberships.competency("CLOUD", "Cloud", "Cloud", List.of(), List.of()), MARCH_1)));

    @Test
    void a_level_is_seen_until_the_night_that_writes_another() {
        SeenLevels seen = seen(Map.of(1L, MARCH_1, 2L, MARCH_1.plusDays(3), 3L, MARCH_1.plusDays(4)));
        List<SeenLevels.Version> versions =
                List.of(version(1, MembershipLevel.GOLD), version(3, MembershipLevel.SILVER));

        assertThat(seen.highest(versions, MARCH_1.plusDays(1), MARCH_1.plusDays(9)))
                .containsExactly(Map.entry("CLOUD", MembershipLevel.GOLD));
        assertThat(seen.highest(versions, MARCH_1.plusDays(4), MARCH_1.plusDays(9)))
                .containsExactly(Map.entry("CLOUD", MembershipLevel.SILVER));
    }

    @Test
    void what_the_newest_rows_say_is_retained_holds_for_the_next_night_of_their_term_only() {
        SeenLevels seen = seen(Map.of(1L, MARCH_1, 2L, MARCH_1.plusDays(1)));
        PartnerStanding newest = new PartnerStanding(
                "P1", MembershipLevel.GOLD, MARCH_1, MARCH_1.plusYears(1), Level.NONE, null, false, 0);

        assertThat(seen.endWith(newest, MARCH_1, MARCH_1.plusDays(2))).isTrue();
        assertThat(seen.endWith(newest, MARCH_1, MARCH_1.plusDays(1)))
                .as("that night again")
                .isFalse();
        assertThat(seen.endWith(newest, MARCH_1, MARCH_1))
                .as("a night before it")
                .isFalse();
        assertThat(seen.endWith(newest, MARCH_1.plusYears(1), MARCH_1.plusYears(1)))
                .as("the first night of the next term")
                .isFalse();
    }

    @Test
    void the_night_itself_and_those_after_it_do_not_count() {
        SeenLevels seen = seen(Map.of(1L, MARCH_1, 2L, MARCH_1.plusDays(1)));

        assertThat(seen.highest(List.of(version(2, MembershipLevel.GOLD)), MARCH_1, MARCH_1.plusDays(1)))
                .isEmpty();
    }

    @Test
    void a_row_of_a_superseded_run_counts_from_the_rerun_that_left_it_alone() {
        SeenLevels seen = seen(Map.of(3L, MARCH_1));

        assertThat(seen.highest(List.of(version(2, MembershipLevel.GOLD)), MARCH_1, MARCH_1.plusDays(1)))
                .containsExactly(Map.entry("CLOUD", MembershipLevel.GOLD));
    }

    @Test
    void a_row_of_a_superseded_run_that_its_rerun_replaced_never_counts() {
        SeenLevels seen = seen(Map.of(3L, MARCH_1));

        assertThat(seen.highest(
                        List.of(version(2, MembershipLevel.GOLD), version(3, Level.NONE)),
                        MARCH_1,
                        MARCH_1.plusDays(1)))
                .isEmpty();
    }

    @Test
    void nights_before_the_term_do_not_count_unless_they_are_still_seen_in_it() {
        SeenLevels seen = seen(Map.of(1L, MARCH_1));

        assertThat(seen.highest(List.of(version(1, MembershipLevel.GOLD)), MARCH_1.plusDays(1), MARCH_1.plusDays(5)))
                .isEmpty();
    }

    @Test
    void a_level_that_a_later_rulebook_lacks_stays_the_highest_whatever_comes_after_it() {
        SeenLevels seen = new SeenLevels(
                Map.of(1L, MARCH_1, 2L, MARCH_1.plusDays(1), 3L, MARCH_1.plusDays(2)),
                new Rulebooks(List.of(
                        rulebook("OLD", onTiers("bronze", "silver", "gold"), MARCH_1),
                        rulebook("NEW", onTiers("bronze", "gold"), MARCH_1.plusDays(2)))));
        List<SeenLevels.Version> versions = List.of(version(1, "BRONZE"), version(2, "SILVER"), version(3, "GOLD"));

        assertThat(seen.highest(versions, MARCH_1, MARCH_1.plusDays(9)).get("CLOUD"))
                .hasToString("SILVER");
        assertThat(seen.highest(versions, MARCH_1, MARCH_1.plusDays(1)).get("CLOUD"))
                .hasToString("BRONZE");
        assertThat(seen.highest(versions, MARCH_1.plusDays(2), MARCH_1.plusDays(9))
                        .get("CLOUD"))
                .hasToString("GOLD");
    }

    private static Competency onTiers(String... levels) {
        Ladder tiers = new Ladder("tiers", List.of(levels), Ladder.Term.ENROLMENT, 0, Period.ZERO);
        return new Competency("CLOUD", "Cloud", "Cloud", tiers, Map.of());
    }

    private static Rulebook rulebook(String version, Competency cloud, LocalDate from) {
        return new Rulebook(version, from, Map.of(), Map.of(), Map.of("CLOUD", cloud), List.of());
    }

    private static SeenLevels seen(Map<Long, LocalDate> nights) {
        return new SeenLevels(nights, RULES);
    }

    private static SeenLevels.Version version(long run, String level) {
        return new SeenLevels.Version("CLOUD", run, level);
    }

    private static SeenLevels.Version version(long run, Level level) {
        return new SeenLevels.Version("CLOUD", run, level.name());
    }
}
