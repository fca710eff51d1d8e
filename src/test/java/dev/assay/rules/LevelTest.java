package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelTest {
    private static final Ladder TIERS = tiers("bronze", "silver", "gold");
    private static final Ladder FEWER = tiers("bronze", "gold");

    @Test
    void levels_of_one_ladder_compare_by_their_places_and_none_is_below_all() {
        assertThat(level(TIERS, "bronze").below(level(TIERS, "gold"))).isTrue();
        assertThat(level(TIERS, "gold").above(level(TIERS, "bronze"))).isEqualTo(2);
        assertThat(Level.NONE.below(level(TIERS, "bronze"))).isTrue();
        assertThat(Level.higher(level(TIERS, "bronze"), Level.NONE)).hasToString("BRONZE");
        assertThat(Level.NONE.isNone()).isTrue();
    }

    @Test
    void to_compare_levels_of_two_ladders_is_an_error_even_if_they_are_called_the_same() {
        Level gold = level(TIERS, "gold");

        assertThat(gold).isNotEqualTo(MembershipLevel.GOLD);
        assertThatThrownBy(() -> gold.below(MembershipLevel.GOLD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "level GOLD of ladder tiers [bronze, silver, gold] does not compare with level GOLD of ladder membership [silver, gold]");
        assertThatThrownBy(() -> Level.higher(gold, MembershipLevel.SILVER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(gold.reaches(MembershipLevel.SILVER)).isFalse();
        assertThat(MembershipLevel.GOLD.reaches(gold)).isFalse();
    }

    @Test
    void a_level_is_the_same_in_two_rulebooks_that_give_its_ladder_other_levels() {
        Level before = level(TIERS, "gold");
        Level now = level(FEWER, "gold");

        assertThat(now).isEqualTo(before).hasSameHashCodeAs(before);
        assertThatThrownBy(() -> now.atLeast(before)).isInstanceOf(IllegalArgumentException.class);
        assertThat(now.reaches(before)).isTrue();
        assertThat(now.reaches(level(TIERS, "bronze"))).isTrue();
        assertThat(level(FEWER, "bronze").reaches(before)).isFalse();
    }

    @Test
    void a_level_that_the_ladder_lacks_now_is_reached_by_nothing() {
        assertThat(level(FEWER, "gold").reaches(level(TIERS, "silver"))).isFalse();
        assertThat(level(FEWER, "gold").risenFrom(level(TIERS, "silver"))).isEqualTo(-1);
        assertThat(Level.NONE.reaches(level(TIERS, "silver"))).isFalse();
        assertThat(Level.NONE.risenFrom(level(TIERS, "gold"))).isEqualTo(-3);
        assertThat(level(FEWER, "gold").risenFrom(Level.NONE)).isEqualTo(2);
        assertThat(Level.NONE.reaches(Level.NONE)).isTrue();
    }

    @Test
    void there_is_one_ladder_of_memberships_whatever_a_rulebook_calls_it() {
        Ladder classic = new Ladder("classic", List.of("silver", "gold"), Ladder.Term.MEMBERSHIP, 0, Period.ZERO);

        assertThat(level(classic, "gold")).isEqualTo(MembershipLevel.GOLD);
        assertThat(level(classic, "gold").above(MembershipLevel.SILVER)).isEqualTo(1);
        assertThat(classic.id()).isEqualTo("membership");
        assertThatThrownBy(() -> new Ladder("membership", List.of("a"), Ladder.Term.ENROLMENT, 0, Period.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_next_level_above_is_that_of_the_ladder() {
        assertThat(TIERS.above(Level.NONE)).contains(level(TIERS, "bronze"));
        assertThat(TIERS.above(level(TIERS, "silver"))).contains(level(TIERS, "gold"));
        assertThat(TIERS.above(level(TIERS, "gold"))).isEmpty();
        assertThatThrownBy(() -> TIERS.above(MembershipLevel.GOLD)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_ladder_has_each_level_once_and_none_that_is_called_none() {
        assertThatThrownBy(() -> tiers("a", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tiers()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tiers("none")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tiers("Gold")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_name_in_a_row_is_a_level_of_the_ladder_that_the_competency_is_on_or_was() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Rulebooks rulebooks = new Rulebooks(List.of(
                rulebook("1", day, TIERS),
                rulebook("2", day.plusDays(1), MembershipLevel.LADDER),
                rulebook("3", day.plusDays(2), FEWER)));
        Levels levels = rulebooks.levelsOn(day.plusDays(1));

        assertThat(levels.of("CLOUD", "GOLD")).isEqualTo(MembershipLevel.GOLD);
        assertThat(levels.of("CLOUD", "BRONZE")).isEqualTo(level(TIERS, "bronze"));
        assertThat(levels.of("CLOUD", "NONE")).isSameAs(Level.NONE);
        assertThat(levels.of("GONE", "GOLD")).isEqualTo(MembershipLevel.GOLD);
        assertThat(levels.of("GONE", "BRONZE")).isEqualTo(level(TIERS, "bronze"));
        Level forgotten = levels.of("GONE", "PLATINUM");
        assertThat(forgotten).hasToString("PLATINUM");
        assertThat(level(TIERS, "gold").reaches(forgotten)).isFalse();
        assertThat(rulebooks.levelNames()).containsExactly("BRONZE", "SILVER", "GOLD");
    }

    private static Rulebook rulebook(String version, LocalDate from, Ladder ladder) {
        Competency cloud = new Competency("CLOUD", "Cloud", "Cloud", ladder, Map.of());
        return new Rulebook(version, from, Map.of(), Map.of(), Map.of("CLOUD", cloud), List.of());
    }

    private static Ladder tiers(String... levels) {
        return new Ladder("tiers", List.of(levels), Ladder.Term.ENROLMENT, 0, Period.ZERO);
    }

    private static Level level(Ladder ladder, String name) {
        return ladder.level(name).orElseThrow();
    }
}
