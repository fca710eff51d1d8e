package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RulebooksTest {
    private static final LocalDate MARCH = LocalDate.of(2017, 3, 1);
    private static final LocalDate JUNE = LocalDate.of(2017, 6, 1);

    private final Rulebooks rulebooks =
            new Rulebooks(List.of(book("june", JUNE, "SEA"), book("march", MARCH, "CLOUD", "SEA")));

    @Test
    void version_is_in_force_from_its_first_day_to_the_next_one() {
        assertThat(rulebooks.inForceOn(MARCH.minusDays(1))).isEmpty();
        assertThat(rulebooks.inForceOn(MARCH)).map(Rulebook::version).contains("march");
        assertThat(rulebooks.inForceOn(JUNE.minusDays(1)))
                .map(Rulebook::version)
                .contains("march");
        assertThat(rulebooks.inForceOn(JUNE)).map(Rulebook::version).contains("june");
        assertThat(rulebooks.inForceOn(JUNE.plusYears(9)))
                .map(Rulebook::version)
                .contains("june");
    }

    @Test
    void versions_come_oldest_first() {
        assertThat(rulebooks.versions()).extracting(Rulebook::version).containsExactly("march", "june");
    }

    @Test
    void changes_are_after_the_one_day_and_up_to_the_other() {
        assertThat(rulebooks.changesBetween(MARCH, JUNE)).containsExactly(JUNE);
        assertThat(rulebooks.changesBetween(MARCH.minusDays(1), JUNE.minusDays(1)))
                .containsExactly(MARCH);
        assertThat(rulebooks.changesBetween(JUNE, JUNE)).isEmpty();
        assertThat(rulebooks.changesBetween(JUNE, MARCH)).isEmpty();
    }

    @Test
    void competency_is_known_from_the_newest_version_that_has_it() {
        assertThat(rulebooks.newestKnown("CLOUD", JUNE)).map(Competency::center).contains("CLOUD of march");
        assertThat(rulebooks.newestKnown("SEA", JUNE)).map(Competency::center).contains("SEA of june");
        assertThat(rulebooks.newestKnown("SEA", JUNE.minusDays(1)))
                .map(Competency::center)
                .contains("SEA of march");
        assertThat(rulebooks.newestKnown("SEA", MARCH.minusDays(1))).isEmpty();
        assertThat(rulebooks.newestKnown("MOON", JUNE)).isEmpty();
    }

    @Test
    void two_versions_from_one_day_are_refused_by_name() {
        assertThatThrownBy(() -> new Rulebooks(List.of(book("a", JUNE), book("b", JUNE))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a")
                .hasMessageContaining("b")
                .hasMessageContaining("2017-06-01");
    }

    @Test
    void what_any_version_knows_can_be_earned_enrolled_in_or_granted() {
        Requirement inner = new Requirement.People("inner", 1, new Holding.Held("EXAM"));
        Requirement outer = new Requirement.AnyOf("outer", List.of(List.of(inner)));
        Ladder tiers = new Ladder("tiers", List.of("low", "high"), Ladder.Term.ENROLMENT, 0, Period.ZERO);
        Level low = tiers.levels().get(0);
        Competency sky = new Competency(
                "SKY",
                "Sky",
                "Sky",
                tiers,
                Map.of(low, List.of(new AttainmentPath("only", List.of(), List.of(outer)))));
        Rulebook last = new Rulebook(
                "july",
                JUNE.plusMonths(1),
                Map.of("EXAM", new Credential("EXAM", "Exam", "exam", null, null)),
                Map.of("SEATS", new Metric("SEATS", "Seats", "seats")),
                Map.of("AUDIT", new AttestationKind("AUDIT", "Audit", null)),
                Map.of("SKY", sky),
                List.of());

        KnownCodes known = new Rulebooks(List.of(book("june", JUNE, "SEA"), last)).knownCodes();

        assertThat(known.credentials()).containsExactly("EXAM");
        assertThat(known.metrics()).containsExactly("SEATS");
        assertThat(known.attestations()).containsExactly("AUDIT");
        assertThat(known.enrolments()).containsExactlyInAnyOrder("SKY LOW", "SKY HIGH");
        assertThat(known.grants())
                .containsExactlyInAnyOrder(
                        "SEA",
                        "SEA L SILVER",
                        "SEA L GOLD",
                        "SKY",
                        "SKY L LOW",
                        "SKY L HIGH",
                        "SKY R outer",
                        "SKY R inner");
    }

    private static Rulebook book(String version, LocalDate from, String... competencies) {
        Map<String, Competency> known = new LinkedHashMap<>();
        for (String code : competencies) {
            known.put(code, OfMemberships.competency(code, code, code + " of " + version, List.of(), List.of()));
        }
        return new Rulebook(version, from, Map.of(), Map.of(), known, List.of());
    }
}
