package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Partner;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Ladder;
import dev.assay.rules.Market;
import dev.assay.rules.Measure;
import dev.assay.rules.Rate;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Source;
import dev.assay.store.Database;
import dev.assay.store.history.ReaderLists;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;

/** Nights over the renewal of an enrolment, with a window that secures it and a time of grace. */
final class EnrolmentJobIT {
    private static final Instant THEN = Instant.parse("2026-01-01T12:00:00Z");
    private static final LocalDate STARTS = LocalDate.of(2026, 1, 10);
    private static final LocalDate RENEWS = LocalDate.of(2026, 7, 10);
    private static final String SHOWN =
            "SELECT effective_level, displayed_level, risk_state, term_starts_on, secured_on, score"
                    + " FROM v1_competency_standing";

    @EachEngine
    void a_night_of_the_window_secures_the_renewal_and_the_level_outlives_it(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(List.of(
                    new Partner("P1", "Contoso", null, Market.DEVELOPED, THEN),
                    new Association("ann", "P1", STARTS, null, THEN),
                    new Achievement("ann", "A-1", STARTS, null, null, THEN),
                    enrolment(STARTS, RENEWS, THEN)));
            nightly(house, LocalDate.of(2026, 3, 1));
            assertThat(house.rows(SHOWN)).containsExactly("QUALIFIED QUALIFIED NONE 2026-01-10 null 5.0000");
            nightly(house, LocalDate.of(2026, 6, 1));
            assertThat(house.rows(SHOWN)).containsExactly("QUALIFIED QUALIFIED NONE 2026-01-10 2026-06-01 5.0000");

            house.put(List.of(new Association("ann", "P1", STARTS, LocalDate.of(2026, 6, 5), THEN.plusSeconds(1))));
            nightly(house, LocalDate.of(2026, 6, 6));
            assertThat(house.rows(SHOWN)).containsExactly("NONE QUALIFIED NONE 2026-01-10 2026-06-01 0.0000");
            nightly(house, RENEWS.plusDays(2));
            assertThat(house.rows(SHOWN)).containsExactly("NONE QUALIFIED NONE 2026-01-10 2026-06-01 0.0000");
            assertThat(house.count("SELECT COUNT(*) FROM v1_notification")).isZero();

            house.put(List.of(enrolment(RENEWS.plusDays(3), RENEWS.plusYears(1), THEN)));
            nightly(house, RENEWS.plusDays(3));
            assertThat(house.rows(SHOWN)).containsExactly("NONE QUALIFIED LOST 2026-07-13 null 0.0000");
            assertThat(house.rows("SELECT kind, renews_on FROM v1_notification"))
                    .containsExactly("RAISED 2027-07-10");
        }
    }

    @EachEngine
    void a_level_that_no_night_secured_is_at_risk_and_gone_after_the_grace(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(List.of(
                    new Partner("P1", "Contoso", null, Market.DEVELOPED, THEN),
                    new Association("ann", "P1", STARTS, LocalDate.of(2026, 5, 5), THEN),
                    new Achievement("ann", "A-1", STARTS, null, null, THEN),
                    enrolment(STARTS, RENEWS, THEN)));
            nightly(house, LocalDate.of(2026, 3, 1));
            nightly(house, LocalDate.of(2026, 5, 6));
            assertThat(house.rows(SHOWN)).containsExactly("NONE QUALIFIED LOST 2026-01-10 null 0.0000");
            assertThat(new Database(database.dataSource()).lists().risks(RENEWS, null, null, null, 9))
                    .extracting(ReaderLists.Risk::renewsOn)
                    .containsExactly(RENEWS);
            nightly(house, RENEWS.plusDays(9));
            assertThat(house.rows(SHOWN)).containsExactly("NONE QUALIFIED LOST 2026-01-10 null 0.0000");
            nightly(house, RENEWS.plusDays(10));
            assertThat(house.rows(SHOWN)).isEmpty();
            assertThat(house.rows("SELECT kind FROM v1_notification ORDER BY seq"))
                    .startsWith("RAISED")
                    .endsWith("CLEARED");
            assertThat(house.rows("SELECT cleared_because FROM v1_renewal_risk"))
                    .containsExactly("MEMBERSHIP_ENDED");
        }
    }

    @EachEngine
    void another_centre_is_no_change_of_what_readers_see(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(List.of(
                    new Partner("P1", "Contoso", null, Market.DEVELOPED, THEN),
                    new Association("ann", "P1", STARTS, null, THEN),
                    new Achievement("ann", "A-1", STARTS, null, null, THEN),
                    enrolment(STARTS, RENEWS, THEN)));
            nightly(house, LocalDate.of(2026, 3, 1), rules("Work"));
            nightly(house, LocalDate.of(2026, 3, 2), rules("Work and Play"));
            assertThat(house.rows("SELECT changed_on FROM v1_competency_standing"))
                    .containsExactly("2026-03-01");
            assertThat(house.rows("SELECT center FROM v1_competency")).containsExactly("Work and Play");
        }
    }

    private static Enrolment enrolment(LocalDate starts, LocalDate renews, Instant updatedAt) {
        return new Enrolment("P1", "WORK", "QUALIFIED", starts, renews, null, updatedAt);
    }

    private static void nightly(NightHouse house, LocalDate date) {
        nightly(house, date, rules("Work"));
    }

    private static void nightly(NightHouse house, LocalDate date, Rulebooks rules) {
        NightOutcome outcome = house.nights()
                .nightly(new NightOrder(
                        date,
                        house.inbox(),
                        () -> new LoadedRulebooks(rules, fingerprint(rules), List.of()),
                        null,
                        false,
                        Progress.NONE));
        assertThat(outcome.kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
        assertThat(outcome.run().partnersFailed()).isZero();
    }

    private static String fingerprint(Rulebooks rules) {
        return "%064x".formatted(rules.versions().hashCode() & 0xffffffffL);
    }

    private static Rulebooks rules(String centre) {
        Ladder ladder = new Ladder("tiers", List.of("qualified"), Ladder.Term.ENROLMENT, 2, Period.ofDays(10));
        Source people = new Source.Measured(
                "people",
                new Measure.People(new Holding.Held("A-1")),
                Rate.perUnit(BigDecimal.valueOf(5)),
                BigDecimal.TEN,
                List.of());
        Requirement score = new Requirement.Points("score", BigDecimal.valueOf(5), null, List.of(people));
        return new Rulebooks(List.of(new Rulebook(
                "2026-01",
                LocalDate.of(2026, 1, 1),
                Map.of("A-1", new Credential("A-1", "Exam A", "exam", null, null)),
                Map.of(),
                Map.of(
                        "WORK",
                        new Competency(
                                "WORK",
                                "Work",
                                centre,
                                ladder,
                                Map.of(ladder.highest(), List.of(new AttainmentPath("ONE", List.of(score)))))),
                List.of())));
    }
}
