package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Nights in which people are known by their mail addresses. */
final class AliasJobIT {
    private static final LocalDate LINKED = LocalDate.of(2026, 1, 5);
    private static final Instant AT = Instant.parse("2026-02-28T12:00:00Z");
    private static final String CONTRIBUTIONS =
            "SELECT partner_id, requirement_id, person_id, credential_codes FROM v1_contribution ORDER BY 1, 2, 3";

    private static final String ADA = PersonAlias.pseudoId("mail", "ada@example.org");
    private static final String ADA_AT_HOME = PersonAlias.pseudoId("mail", "ada@home.example.org");

    @EachEngine
    void achievement_waits_for_its_alias_and_moves_with_it(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(partner("P1"));
            house.put(partner("P2"));
            house.put(List.of(link("H1", "P1"), link("H2", "P2"), achievement(ADA)));
            house.nightly(MARCH_1);
            assertThat(house.rows(CONTRIBUTIONS)).isEmpty();
            assertThat(house.rows("SELECT kind, items FROM run_waiting WHERE items > 0 ORDER BY kind"))
                    .containsExactly("achievements of an unknown alias 1");

            house.put(List.of(new PersonAlias(ADA, "H1", AT)));
            house.nightly(MARCH_1.plusDays(1));
            assertThat(house.rows(CONTRIBUTIONS)).containsExactly("P1 gold-people H1 A-1", "P1 silver-people H1 A-1");
            assertThat(house.rows("SELECT partner_id, displayed_level FROM v1_profile"))
                    .containsExactly("P1 SILVER");
            assertThat(house.count("SELECT COUNT(*) FROM run_waiting WHERE run_id = 2 AND items > 0"))
                    .isZero();

            house.put(List.of(new PersonAlias(ADA, "H2", AT.plusSeconds(1))));
            house.nightly(MARCH_1.plusDays(2));
            assertThat(house.rows(CONTRIBUTIONS)).containsExactly("P2 gold-people H2 A-1", "P2 silver-people H2 A-1");
            assertThat(house.rows("SELECT kind, partner_id FROM v1_notification"))
                    .containsExactly("RAISED P1");
        }
    }

    @EachEngine
    void one_person_under_several_names_counts_once_and_an_alias_is_a_link_as_well(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(partner("P1"));
            house.put(List.of(
                    link("H1", "P1"),
                    link(ADA, "P1"),
                    achievement("H1"),
                    achievement(ADA),
                    achievement(ADA_AT_HOME),
                    new PersonAlias(ADA, "H1", AT),
                    new PersonAlias(ADA_AT_HOME, "H1", AT)));
            // nobody knows yet who this is, though there is both a link and what is asked for
            String unknown = PersonAlias.pseudoId("mail", "bob@example.org");
            house.put(List.of(link(unknown, "P1"), achievement(unknown)));
            house.nightly(MARCH_1);
            assertThat(house.rows("SELECT have FROM v1_requirement_progress WHERE requirement_id = 'gold-people'"))
                    .containsExactly("1.0000");
            assertThat(house.rows("SELECT kind, items FROM run_waiting WHERE items > 0 ORDER BY kind"))
                    .containsExactly("achievements of an unknown alias 1", "associations of an unknown alias 1");

            house.put(List.of(new PersonAlias(unknown, "H2", AT)));
            house.nightly(MARCH_1.plusDays(1));
            assertThat(house.rows("SELECT person_id FROM v1_contribution WHERE requirement_id = 'gold-people'"))
                    .containsExactlyInAnyOrder("H1", "H2");
        }
    }

    @EachEngine
    void link_under_an_alias_to_another_partner_ends_the_one_under_the_persons_id(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(partner("P1"));
            house.put(partner("P2"));
            house.put(List.of(
                    link("H1", "P1"),
                    new Association(ADA, "P2", LINKED.plusDays(9), null, AT),
                    achievement("H1"),
                    new PersonAlias(ADA, "H1", AT)));
            house.nightly(MARCH_1);
            assertThat(house.rows("SELECT partner_id FROM v1_profile")).containsExactly("P2");
        }
    }

    @EachEngine
    void credential_granted_to_an_alias_is_granted_to_the_person(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(partner("P1"));
            house.put(List.of(
                    link("H1", "P1"),
                    new AgentOverride(
                            "o1",
                            "P1",
                            "CLOUD",
                            new Grant.OfCredential(ADA, "A-1"),
                            MARCH_1,
                            null,
                            "agent",
                            null,
                            null,
                            AT)));
            house.nightly(MARCH_1);
            assertThat(house.rows("SELECT partner_id FROM v1_profile")).isEmpty();
            assertThat(house.rows("SELECT kind, items FROM run_waiting WHERE items > 0"))
                    .containsExactly("overrides for an unknown alias 1");

            house.put(List.of(new PersonAlias(ADA, "H1", AT)));
            house.nightly(MARCH_1.plusDays(1));
            assertThat(house.rows("SELECT partner_id, person_id FROM v1_contribution WHERE by_override"))
                    .containsExactly("P1 H1", "P1 H1");
        }
    }

    @EachEngine
    void order_of_arrival_does_not_show_in_what_is_published(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            List<List<Fact>> arrivals = new ArrayList<>(List.of(
                    partner("P1"),
                    partner("P2"),
                    List.of(link("H1", "P1"), link("H2", "P2")),
                    List.of(achievement(ADA)),
                    List.of(achievement("H2"), link(ADA_AT_HOME, "P2")),
                    List.of(new PersonAlias(ADA, "H1", AT)),
                    List.of(new PersonAlias(ADA_AT_HOME, "H2", AT.plusSeconds(1)))));
            arrivals.forEach(house::put);
            house.nightly(MARCH_1);
            List<String> published = answers(house);
            assertThat(published).hasSize(8);

            for (int night = 1; night <= 4; night++) {
                List.of("partner", "membership", "association", "achievement", "person_alias")
                        .forEach(table -> house.jdbc().update("DELETE FROM " + table));
                Collections.shuffle(arrivals, new Random(night));
                arrivals.subList(0, 3).forEach(house::put);
                house.nightly(MARCH_1.plusDays(2L * night - 1));
                arrivals.subList(3, arrivals.size()).forEach(house::put);
                house.nightly(MARCH_1.plusDays(2L * night));
                assertThat(answers(house)).as("%s", arrivals).isEqualTo(published);
            }
        }
    }

    private static List<String> answers(NightHouse house) {
        List<String> answers = new ArrayList<>(house.rows(CONTRIBUTIONS));
        answers.addAll(
                house.rows(
                        """
                SELECT partner_id, earned_level, effective_level, displayed_level FROM v1_competency_standing
                ORDER BY partner_id
                """));
        answers.addAll(
                house.rows(
                        """
                SELECT partner_id, membership_level, eligible_level FROM v1_partner_standing ORDER BY partner_id
                """));
        return answers;
    }

    private static List<Fact> partner(String id) {
        return List.of(
                new Partner(id, null, null, Market.DEVELOPED, AT),
                new Membership(id, MembershipLevel.GOLD, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), null, AT));
    }

    private static Association link(String person, String partner) {
        return new Association(person, partner, LINKED, null, AT);
    }

    private static Achievement achievement(String person) {
        return new Achievement(person, "A-1", LocalDate.of(2026, 1, 10), null, null, AT);
    }
}
