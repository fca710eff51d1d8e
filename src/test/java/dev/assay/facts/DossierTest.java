package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DossierTest {
    private static final LocalDate JUNE_1 = LocalDate.of(2026, 6, 1);

    @Test
    void a_person_who_leaves_was_there_until_then_and_does_not_come_back() {
        Person left = dossier(
                        link("P1", "2026-01-01", "2026-03-01"),
                        link("P1", "2026-05-01", null),
                        link("P1", "2026-07-01", "2026-08-01"))
                .without("H1", JUNE_1)
                .people()
                .get("H1");

        assertThat(left.withPartner())
                .containsExactlyInAnyOrder(
                        new Interval(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 3, 1)),
                        new Interval(LocalDate.of(2026, 5, 1), JUNE_1));
        assertThat(left.associatedOn(JUNE_1.minusDays(1))).isTrue();
        assertThat(left.associatedOn(JUNE_1)).isFalse();
    }

    @Test
    void leaving_changes_nothing_of_what_was_before() {
        Dossier dossier = dossier(link("P1", "2026-01-01", null), link("P2", "2026-01-01", "2026-02-01"));
        Dossier without = dossier.without("H1", JUNE_1);
        assertThat(without.people().get("H1").associatedOn(LocalDate.of(2026, 1, 15)))
                .isTrue();
    }

    @Test
    void who_comes_on_the_day_or_later_does_not_come_and_who_has_gone_is_gone() {
        assertThat(dossier(link("P1", "2026-06-01", null))
                        .without("H1", JUNE_1)
                        .people()
                        .get("H1")
                        .withPartner())
                .isEmpty();
        Dossier gone = dossier(link("P1", "2026-01-01", "2026-02-01"));
        assertThat(gone.without("H1", JUNE_1)).isEqualTo(gone);
    }

    @Test
    void without_a_stranger_it_is_the_same() {
        Dossier dossier = dossier(link("P1", "2026-01-01", null));
        assertThat(dossier.without("H2", JUNE_1)).isSameAs(dossier);
    }

    @Test
    void a_row_of_one_feed_leaves_what_the_other_feeds_have_said() {
        Enrolment enrolment = new Enrolment("P1", "C", "QUALIFIED", JUNE_1.minusYears(1), JUNE_1, null, Instant.EPOCH);
        Attestation attestation = new Attestation("P1", "AUDIT", JUNE_1, null, null, Instant.EPOCH);
        Dossier all = dossier(link("P1", "2026-01-01", null)).with(enrolment).with(attestation);
        Instant later = Instant.EPOCH.plusSeconds(1);
        Fact[] rows = {
            new Partner("P1", "Contoso", null, Market.DEVELOPED, later),
            new Membership("P1", MembershipLevel.GOLD, JUNE_1, JUNE_1.plusYears(1), null, later),
            new MetricMonth("P1", "M", YearMonth.of(2026, 5), BigDecimal.ONE, later),
            new Association("H1", "P1", JUNE_1, null, later),
            new AgentOverride("o", "P1", "C", new Grant.OfLevel("QUALIFIED"), JUNE_1, null, null, null, null, later)
        };

        assertThat(all.enrolments()).containsExactly(enrolment);
        for (Fact row : rows) {
            Dossier with = all.with(row);
            assertThat(with.enrolments()).as("%s", row).containsExactly(enrolment);
            assertThat(with.attestations()).as("%s", row).containsExactly(attestation);
        }
    }

    private static Dossier dossier(Association... links) {
        Person person = Person.of("P1", "H1", List.of(links), List.of());
        Partner partner = new Partner("P1", null, null, Market.DEVELOPED, Instant.EPOCH);
        return new Dossier(partner, List.of(), Map.of("H1", person), new Figures(List.of()), List.of());
    }

    private static Association link(String partner, String from, @Nullable String to) {
        return new Association(
                "H1", partner, LocalDate.parse(from), to == null ? null : LocalDate.parse(to), Instant.EPOCH);
    }
}
