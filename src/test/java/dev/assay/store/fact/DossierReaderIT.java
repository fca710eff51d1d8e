package dev.assay.store.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Dossier;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Grant;
import dev.assay.facts.Interval;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import dev.assay.facts.PersonAlias;
import dev.assay.rules.KnownCodes;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Rulebooks;
import dev.assay.store.StoreWorld;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a dossier holds, and how a range is read page by page. */
final class DossierReaderIT {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00.000001Z");

    @EachEngine
    void a_dossier_holds_all_that_is_known_of_the_partner_and_of_its_people(EmptyDatabase database)
            throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            Membership membership = new Membership("p", MembershipLevel.GOLD, DAY, DAY.plusYears(1), null, AT);
            Association here = link("u", "p", 0);
            Association elsewhere = link("u", "q", 10);
            AgentOverride override = new AgentOverride(
                    "o", "p", "C", new Grant.OfCredential("u", "AZ-2"), DAY, null, "agent", null, null, AT);
            world.store(partner("p"), membership, here, elsewhere, override);
            world.store(new Achievement("u", "AZ-1", DAY, null, null, AT));
            world.store(new MetricMonth("p", "SALES", YearMonth.of(2025, 12), new BigDecimal("12.5"), AT));
            world.store(link("stranger", "q", 0), new Achievement("stranger", "AZ-1", DAY, null, null, AT));

            Dossier dossier = dossier(world, 1000, "p");

            assertThat(dossier.partner()).isEqualTo(partner("p"));
            assertThat(dossier.memberships()).containsExactly(membership);
            assertThat(dossier.overrides()).containsExactly(override);
            assertThat(dossier.metrics().latest("SALES", YearMonth.of(2026, 1))).isEqualByComparingTo("12.5");
            assertThat(dossier.people().keySet()).containsExactly("u");
            Person person = Objects.requireNonNull(dossier.people().get("u"));
            assertThat(person.links()).containsExactlyInAnyOrder(here, elsewhere);
            assertThat(person.withPartner()).containsExactly(new Interval(DAY, DAY.plusDays(10)));
            assertThat(person.achievements())
                    .containsExactly(new Achievement("u", "AZ-1", DAY, null, null, Instant.EPOCH));
        }
    }

    @EachEngine
    void a_range_is_read_in_pages_in_the_order_of_bytes(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            world.store(partner("a"), partner("B"), partner("b"), partner("c"), partner("d"), partner("A"));
            DossierReader reader = new DossierReader(world.source, world.vendor, 1000, LocalDate.MIN);

            assertThat(ids(reader.read("B", null, "c", 2))).containsExactly("B", "a");
            assertThat(ids(reader.read("B", "a", "c", 2))).containsExactly("b", "c");
            assertThat(reader.read("B", "c", "c", 2)).isEmpty();
        }
    }

    @EachEngine
    void partners_are_read_by_their_ids_too_with_all_that_is_known_of_them(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            world.store(partner("a"), partner("b"), partner("c"), partner("A"));
            world.store(link("u", "a", 0), link("v", "b", 0), link("w", "c", 0));
            world.store(new Membership("a", MembershipLevel.GOLD, DAY, DAY.plusYears(1), null, AT));
            world.store(new Achievement("w", "AZ-1", DAY, null, null, AT));
            DossierReader reader = new DossierReader(world.source, world.vendor, 1000, LocalDate.MIN);

            List<PartnerFacts> read = reader.read(List.of("c", "nobody", "a"));

            assertThat(ids(read)).containsExactly("a", "c");
            assertThat(read)
                    .extracting(PartnerFacts::dossier)
                    .usingRecursiveFieldByFieldElementComparator()
                    .containsExactly(dossier(world, 1000, "a"), dossier(world, 1000, "c"));
            assertThat(reader.read(List.of())).isEmpty();
            assertThat(reader.read(List.of("nobody"))).isEmpty();
        }
    }

    @EachEngine
    void a_person_with_links_to_two_partners_of_a_page_is_in_both_dossiers(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            world.store(partner("p"), partner("q"), link("u", "p", 0), link("u", "q", 10));
            world.store(new Achievement("u", "AZ-1", DAY, null, null, AT));
            DossierReader reader = new DossierReader(world.source, world.vendor, 1000, LocalDate.MIN);

            for (PartnerFacts facts : reader.read("p", null, "q", 10)) {
                Person person = Objects.requireNonNull(
                        Objects.requireNonNull(facts.dossier()).people().get("u"));
                assertThat(person.links()).hasSize(2);
                assertThat(person.achievements()).hasSize(1);
            }
        }
    }

    @EachEngine
    void a_partner_with_too_many_facts_has_a_problem_and_its_neighbour_has_none(EmptyDatabase database)
            throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            world.store(partner("p"), partner("q"), link("u", "p", 0), link("v", "q", 0));
            for (int i = 0; i < 4; i++) {
                world.store(new Achievement("u", "AZ-" + i, DAY, null, null, AT));
                world.store(new Achievement("v", "AZ-" + i, DAY, null, null, AT));
            }
            world.store(new MetricMonth("p", "SALES", YearMonth.of(2025, 12), BigDecimal.ONE, AT));

            List<PartnerFacts> facts =
                    new DossierReader(world.source, world.vendor, 5, LocalDate.MIN).read("p", null, "q", 10);

            assertThat(facts.get(0).problem()).contains("partner p has more than 5 facts");
            assertThat(facts.get(1).problem()).isNull();
        }
    }

    @EachEngine
    void a_stored_row_that_cannot_be_understood_is_the_problem_of_its_partner(EmptyDatabase database)
            throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            world.store(partner("p"), partner("q"));
            world.store(new Membership("p", MembershipLevel.GOLD, DAY, DAY.plusYears(1), null, AT));
            world.jdbc.update("UPDATE membership SET level = 'BRONZE'");
            DossierReader reader = new DossierReader(world.source, world.vendor, 1000, LocalDate.MIN);

            assertThat(Objects.requireNonNull(reader.read("p")).problem()).contains("BRONZE");
            assertThat(Objects.requireNonNull(reader.read("q")).problem()).isNull();
            assertThat(reader.read("nobody")).isNull();
        }
    }

    /** With an alias, the statements are others. */
    @EachEngine
    void what_has_ended_by_a_day_is_left_out_until_all_is_asked_for(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            String alias = PersonAlias.pseudoId("mail", "u@example.org");
            world.store(partner("p"), partner("q"), link("u", "p", 0), link("u", "q", 10), link("v", "q", 0));
            world.store(
                    new Achievement("u", "EXPIRED", DAY, DAY.plusDays(8), null, AT),
                    new Achievement("u", "EXPIRING", DAY, DAY.plusDays(9), null, AT),
                    new Achievement("u", "REVOKED", DAY, null, DAY.plusDays(9), AT),
                    new Achievement("u", "REVOKING", DAY, DAY.plusDays(20), DAY.plusDays(10), AT),
                    new Achievement("u", "TO-COME", DAY.plusDays(30), null, null, AT),
                    new Achievement("v", "EXPIRED", DAY, DAY.plusDays(8), null, AT));
            world.store(new MetricMonth("p", "SALES", YearMonth.of(2025, 12), BigDecimal.ONE, AT));
            for (boolean aliases : new boolean[] {false, true}) {
                if (aliases) {
                    world.store(new PersonAlias(alias, "u", AT));
                    world.store(new Achievement(alias, "ELSEWHERE", DAY, DAY.plusDays(8), null, AT));
                }
                DossierReader all = new DossierReader(world.source, world.vendor, 1000, LocalDate.MIN);
                DossierReader some = new DossierReader(world.source, world.vendor, 1000, DAY.plusDays(9));

                List<Dossier> present = dossiers(some.read("p", null, "q", 10));

                assertThat(present).allMatch(dossier -> dossier.since().equals(DAY.plusDays(9)));
                assertThat(Objects.requireNonNull(present.get(0).people().get("u"))
                                .achievements())
                        .extracting(Achievement::credentialCode)
                        .containsExactly("EXPIRING", "REVOKING", "TO-COME");
                assertThat(present.get(1).people().keySet()).containsExactlyInAnyOrder("u", "v");
                assertThat(dossiers(some.whole(present)))
                        .usingRecursiveFieldByFieldElementComparator()
                        .containsExactlyElementsOf(dossiers(all.read("p", null, "q", 10)));
                assertThat(dossiers(some.whole(present.subList(1, 2))))
                        .usingRecursiveFieldByFieldElementComparator()
                        .containsExactlyElementsOf(dossiers(all.read(List.of("q"))));
                assertThat(some.whole(List.of())).isEmpty();
            }
            DossierReader few = new DossierReader(world.source, world.vendor, 7, DAY.plusDays(9));
            assertThat(few.whole(dossiers(few.read(List.of("p")))).get(0).problem())
                    .contains("partner p has more than 7 facts");
        }
    }

    private static List<Dossier> dossiers(List<PartnerFacts> page) {
        return page.stream()
                .map(PartnerFacts::dossier)
                .map(Objects::requireNonNull)
                .toList();
    }

    @EachEngine
    void facts_wait_for_whatever_they_name_that_is_unknown(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = new StoreWorld(database)) {
            world.store(partner("p"), link("u", "p", 0), link("u", "x", 1), link("v", "y", 1));
            world.store(new Achievement("u", "AZ-1", DAY, null, null, AT));
            world.store(new Achievement("nobody", "AZ-2", DAY, null, null, AT));
            world.store(new MetricMonth("x", "SALES", YearMonth.of(2025, 12), BigDecimal.ONE, AT));
            world.store(new Membership("x", MembershipLevel.GOLD, DAY, DAY.plusYears(1), null, AT));
            world.store(new Attestation("x", "AUDIT", DAY, null, null, AT));
            world.store(new Enrolment("x", "C", "GOLD", DAY, DAY.plusYears(1), null, AT));
            world.store(new Enrolment("p", "C", "BRONZE", DAY, DAY.plusYears(1), null, AT));
            world.store(new Enrolment("p", "D", "GOLD", DAY, DAY.plusYears(1), null, AT));
            world.store(new AgentOverride(
                    "o", "x", "C", new Grant.OfCredential("nobody", "AZ-2"), DAY, null, null, null, null, AT));
            for (Grant grant : List.of(
                    new Grant.OfLevel("GOLD"),
                    new Grant.OfLevel("BRONZE"),
                    new Grant.OfRequirement("people"),
                    new Grant.OfRequirement("GOLD"))) {
                world.store(new AgentOverride(
                        "to-" + grant.level() + "-" + grant.requirementId(),
                        "p",
                        "C",
                        grant,
                        DAY,
                        null,
                        null,
                        null,
                        null,
                        AT));
            }
            KnownCodes known = new KnownCodes(
                    Set.of("AZ-1"),
                    Set.of("SEATS"),
                    Set.of("AUDIT"),
                    Set.of("C GOLD"),
                    Set.of("C", "C L GOLD", "C R people"));

            assertThat(new WaitingFacts(world.jdbc).count(known, null))
                    .containsEntry("memberships of an unknown partner", 1L)
                    .containsEntry("associations with an unknown partner", 2L)
                    .containsEntry("metrics of an unknown partner", 1L)
                    .containsEntry("overrides for an unknown partner", 1L)
                    .containsEntry("attestations of an unknown partner", 1L)
                    .containsEntry("enrolments of an unknown partner", 1L)
                    .containsEntry("achievements of an unknown person", 1L)
                    .containsEntry("overrides for an unknown person", 1L)
                    .containsEntry("achievements of an unknown credential", 1L)
                    .containsEntry("overrides for an unknown credential", 1L)
                    .containsEntry("associations of an unknown alias", 0L)
                    .containsEntry("metrics of an unknown code", 1L)
                    .containsEntry("attestations of an unknown code", 0L)
                    .containsEntry("enrolments for an unknown competency or level", 2L)
                    .containsEntry("overrides of something unknown", 2L)
                    .hasSize(17);
            assertThat(new WaitingFacts(world.jdbc).count(new Rulebooks(List.of()).knownCodes(), null))
                    .containsEntry("achievements of an unknown credential", 2L);
        }
    }

    private static Dossier dossier(StoreWorld world, int limit, String partnerId) {
        @Nullable
        PartnerFacts facts = new DossierReader(world.source, world.vendor, limit, LocalDate.MIN).read(partnerId);
        return Objects.requireNonNull(Objects.requireNonNull(facts).dossier());
    }

    private static List<String> ids(List<PartnerFacts> page) {
        return page.stream().map(PartnerFacts::partnerId).toList();
    }

    private static Partner partner(String id) {
        return new Partner(id, "Résumé 🏅", "DE", Market.DEVELOPING, AT);
    }

    private static Association link(String person, String partner, int day) {
        return new Association(person, partner, DAY.plusDays(day), null, AT);
    }
}
