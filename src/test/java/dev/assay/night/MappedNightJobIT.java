package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Fact;
import dev.assay.facts.Membership;
import dev.assay.facts.Partner;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.MappingLoader;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Nights that take in the samples of the shipped mappings, from the file to the level, compared with all they write. */
final class MappedNightJobIT {
    private static final LocalDate NIGHT = LocalDate.of(2018, 1, 2);
    private static final Instant PRODUCED = Instant.parse("2018-01-02T01:00:00Z");
    private static final Path SAMPLES = Path.of("src/test/resources/mapping/samples");
    private static final Path MAPPINGS = Path.of("jobs/mappings");

    @EachEngine
    void files_of_every_format_become_facts_that_count(EmptyDatabase database) throws IOException {
        try (NightHouse house = new NightHouse(database, "assay.mappings=" + MAPPINGS, "assay.work.chunk-size=2")) {
            house.put(partner("4100001"));
            house.put(partner("4100009"));
            Path inbox = house.order(NIGHT, null).inbox();
            put(inbox, "partner-centre-trainings", "TrainingCompletions-2017-12.csv");
            put(inbox, "partner-centre-trainings", "TrainingCompletions-2018-01.tsv");
            put(inbox, "learning-platform-trainings", "MSLearn-2017-12.csv");
            put(inbox, "open-badges-2", "assertions.json");
            put(inbox, "open-badges-3", "credentials.json");
            put(inbox, "credly-issued-badges", "issued-badges.json");

            NightOutcome first = house.nights().nightly(order(inbox, NIGHT));
            assertThat(first.kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(
                            house.rows(
                                    """
                            SELECT delivery_id, file, mapping, feed, mode, scope, status, rows_read, rows_applied,
                                rows_unchanged, rows_stale, rows_rejected, items_ended
                            FROM delivery ORDER BY delivery_id
                            """))
                    .containsExactly(
                            "1 MSLearn-2017-12.csv learning-platform-trainings achievements delta NONE APPLIED 4 3 0 0 1 0",
                            "2 MSLearn-2017-12.csv learning-platform-trainings associations delta NONE APPLIED 3 3 0 0 0 0",
                            "3 TrainingCompletions-2017-12.csv partner-centre-trainings achievements delta NONE APPLIED 7 6 0 0 1 0",
                            "4 TrainingCompletions-2017-12.csv partner-centre-trainings associations snapshot NONE APPLIED 6 6 0 0 0 0",
                            "5 TrainingCompletions-2018-01.tsv partner-centre-trainings achievements delta NONE APPLIED 3 1 1 0 1 0",
                            "6 TrainingCompletions-2018-01.tsv partner-centre-trainings associations snapshot NONE APPLIED 2 2 0 0 0 0",
                            "7 assertions.json open-badges-2 achievements delta NONE APPLIED 6 5 0 0 1 0",
                            "8 credentials.json open-badges-3 achievements delta NONE APPLIED 5 4 0 0 1 0",
                            "9 issued-badges.json credly-issued-badges achievements delta NONE APPLIED 4 3 0 0 1 0");
            assertThat(house.rows(
                            "SELECT delivery_id, line, nth, column_name FROM rejection ORDER BY delivery_id, nth"))
                    .containsExactly(
                            "1 5 1 UserId",
                            "3 7 1 TrainingCompletionDate",
                            "5 4 1 MCPID, CorpEmail, Email",
                            "7 82 1 /issuedOn",
                            "8 5 1 /validUntil",
                            "9 95 1 /issuer_earner_id, /recipient_email");
            assertThat(house.rows(
                            "SELECT person_id, partner_id, linked_on, unlinked_on FROM association ORDER BY 1, 3"))
                    .containsExactly(
                            "0b0f3c9e-55d1-4f0c-9a37-0e3a51c0c1aa 4100001 2017-11-02 null",
                            "4c5be3a7-1111-4d7b-8f59-5b0e3f0f77aa 4100001 2017-11-30 null",
                            "4c5be3a7-1111-4d7b-8f59-5b0e3f0f77aa 4100002 2017-12-01 null",
                            "9001001 4100001 2017-03-05 null",
                            "9001001 4100009 2017-03-05 null",
                            "9001002 4100009 2017-03-06 null",
                            "9001003 4100002 2017-06-30 null",
                            "9001003 4100002 2017-07-01 null",
                            "9001004 4100002 2017-11-30 null",
                            "alias.QGZkTd2FaUbAH4u8dSqGu3CDuThZvGXWI5 4100001 2017-11-01 null",
                            "alias.fnB6evrHMpqUTwj93lgOsWbmORBG2BtTgo 4100001 2016-02-29 null");
            assertThat(
                            house.rows(
                                    """
                            SELECT person_id, credential_code, earned_on, valid_until, revoked_on, updated_at
                            FROM achievement ORDER BY 1, 2, 3
                            """))
                    .containsExactly(
                            "0b0f3c9e-55d1-4f0c-9a37-0e3a51c0c1aa 70-532 2017-11-02 null null 2018-01-02 01:00:00",
                            "4c5be3a7-1111-4d7b-8f59-5b0e3f0f77aa MCSA-LINUX-ON-AZURE 2017-12-01 null null 2018-01-02 01:00:00",
                            "4c5be3a7-1111-4d7b-8f59-5b0e3f0f77aa PLAN-DEPLOY-AND-OPERATE-A-HYBRID-DATA-PLATFORM-AT-SCALE-0B5DFB07 2017-11-30 null null 2018-01-02 01:00:00",
                            "9001001 70-532 2017-03-05 null null 2018-01-02 01:00:00",
                            "9001002 70-533 2017-02-10 null null 2018-01-02 01:00:00",
                            "9001002 70-534 2017-03-06 2020-03-06 null 2018-01-02 01:00:00",
                            "9001003 70-532 2017-07-01 2019-07-01 2017-07-01 2018-01-02 01:00:00",
                            "9001003 MCSA-LINUX-ON-AZURE 2017-06-30 null null 2018-01-02 01:00:00",
                            "9001004 SALES-102 2017-11-30 null null 2018-01-02 01:00:00",
                            "alias.HV--6XlMOKER2hC4BYH7Kc8yr4vtGwvI6a 70-533 2017-02-28 null 2017-02-28 2018-01-02 01:00:00",
                            "alias.L7fem3sQRhCXp62_2SU9MD0I3NVxtIjH5g 70-532 2016-05-01 2019-04-30 null 2017-05-02 00:00:00",
                            "alias.QGZkTd2FaUbAH4u8dSqGu3CDuThZvGXWI5 CLOUD-PLATFORM-ASSESSMENT 2017-11-01 null null 2018-01-02 01:00:00",
                            "alias.bYwwSf848K4PEs13DYTFefZjXh5ZjOmVSt TEAM-PLAYER 2017-02-01 null null 2017-02-01 00:00:00",
                            "alias.exl0juQeVK096XG7TbyrlKyv79-RNTML40 TEAM-PLAYER 2017-04-01 null null 2018-01-02 01:00:00",
                            "alias.fnB6evrHMpqUTwj93lgOsWbmORBG2BtTgo 70-533 2016-02-29 2018-09-17 null 2018-01-02 01:00:00",
                            "alias.gj9JvNtPEz03N086P6LB0d_zO-JcrfP2g0 70-532 2017-01-10 2019-01-10 null 2017-01-11 08:00:00",
                            "alias.gj9JvNtPEz03N086P6LB0d_zO-JcrfP2g0 70-532 2017-02-01 null null 2018-01-02 01:00:00",
                            "alias.gj9JvNtPEz03N086P6LB0d_zO-JcrfP2g0 70-533 2017-01-16 null null 2017-01-16 02:00:00",
                            "alias.lcDlSMZ6IqROZCD710V_mDx3F3ofrUn_UC 70-532 2016-12-31 2018-06-29 null 2018-01-02 01:00:00",
                            "alias.tF3ixBWtdmTxqvVtepXNV-X_BwRw2QHzSD TEAM-PLAYER 2017-03-10 null 2017-08-31 2017-09-01 00:00:00");
            assertThat(contributions(house))
                    .containsExactly(
                            "4100001 gold-people 0b0f3c9e-55d1-4f0c-9a37-0e3a51c0c1aa 70-532",
                            "4100001 silver-people 0b0f3c9e-55d1-4f0c-9a37-0e3a51c0c1aa 70-532",
                            "4100009 gold-people 9001001 70-532",
                            "4100009 gold-people 9001002 70-533",
                            "4100009 silver-people 9001001 70-532",
                            "4100009 silver-people 9001002 70-533");
            assertThat(waiting(house))
                    .containsExactly(
                            "achievements of an unknown alias 11",
                            "achievements of an unknown credential 9",
                            "associations of an unknown alias 2",
                            "associations with an unknown partner 4");
        }
    }

    @EachEngine
    void aliases_that_come_later_identify_the_people_behind_badges(EmptyDatabase database) throws IOException {
        try (NightHouse house = new NightHouse(database)) {
            house.put(partner("4100001"));
            house.put(partner("4100009"));
            Path inbox = house.order(NIGHT, null).inbox();
            put(inbox, "partner-centre-trainings", "TrainingCompletions-2017-12.csv");
            put(inbox, "open-badges-2", "one-assertion.json");
            house.nights().nightly(order(inbox, NIGHT));
            assertThat(waiting(house))
                    .containsExactly(
                            "achievements of an unknown alias 3",
                            "achievements of an unknown credential 3",
                            "associations of an unknown alias 2",
                            "associations with an unknown partner 3");

            Path aliases = inbox.resolve("aliases-2018.csv");
            Files.writeString(
                    aliases,
                    """
                    alias_kind,alias,person_id,updated_at
                    mail,ada.kovacs@contoso.example,9001001,2018-01-02T12:00:00Z
                    mail,ada@example.org,9001001,2018-01-02T12:00:00Z
                    mail,bo@home.example,9001007,2018-01-02T12:00:00Z
                    """);
            new Sealing(null, Mode.DELTA, PRODUCED.plusSeconds(80_000), false, FeedLimits.DEFAULTS).seal(aliases);
            house.nights().nightly(order(inbox, NIGHT.plusDays(1)));
            assertThat(contributions(house))
                    .containsExactly(
                            "4100001 gold-people 9001001 70-532,70-533", "4100001 silver-people 9001001 70-532,70-533");
            assertThat(waiting(house))
                    .containsExactly(
                            "achievements of an unknown credential 3", "associations with an unknown partner 3");

            // the next report has Ada alone, who is with the first of the two partners that the one before it named
            List<String> lines = Files.readAllLines(SAMPLES.resolve("TrainingCompletions-2017-12.csv"));
            Path next = inbox.resolve("TrainingCompletions-2018-02.csv");
            Files.write(next, lines.subList(0, 2));
            seal("partner-centre-trainings", next, PRODUCED.plusSeconds(90_000));
            house.nights().nightly(order(inbox, NIGHT.plusDays(2)));
            assertThat(house.rows("SELECT feed, mode, scope, items_ended FROM delivery WHERE file LIKE '%-02.csv'"))
                    .containsExactly("achievements delta NONE 0", "associations snapshot PARTNERS 2");
            assertThat(house.rows(
                            "SELECT person_id, partner_id, unlinked_on FROM association ORDER BY 1, 2, linked_on"))
                    .containsExactly(
                            "9001001 4100001 null",
                            "9001003 4100002 null",
                            "9001003 4100002 null",
                            "9001004 4100002 null",
                            "alias.QGZkTd2FaUbAH4u8dSqGu3CDuThZvGXWI5 4100001 2018-01-03",
                            "alias.fnB6evrHMpqUTwj93lgOsWbmORBG2BtTgo 4100001 2018-01-03");
            assertThat(contributions(house))
                    .containsExactly(
                            "4100001 gold-people 9001001 70-532,70-533", "4100001 silver-people 9001001 70-532,70-533");
        }
    }

    private static void put(Path inbox, String mapping, String sample) throws IOException {
        seal(mapping, Files.copy(SAMPLES.resolve(sample), inbox.resolve(sample)), PRODUCED);
    }

    private static void seal(String mapping, Path file, Instant producedAt) {
        Mapping by = new MappingLoader().in(MAPPINGS).find(mapping).orElseThrow();
        new Sealing(by, Mode.DELTA, producedAt, false, FeedLimits.DEFAULTS).seal(file);
    }

    private static List<String> contributions(NightHouse house) {
        return house.rows(
                """
                SELECT partner_id, requirement_id, person_id, credential_codes FROM v1_contribution
                ORDER BY partner_id, requirement_id, person_id
                """);
    }

    private static List<String> waiting(NightHouse house) {
        return house.rows(
                """
                SELECT kind, items FROM run_waiting
                WHERE items > 0 AND run_id = (SELECT MAX(run_id) FROM run_waiting) ORDER BY kind
                """);
    }

    private static NightOrder order(Path inbox, LocalDate date) {
        return new NightOrder(
                date, inbox, () -> new LoadedRulebooks(rules(), "0".repeat(64), List.of()), null, false, Progress.NONE);
    }

    /** Silver takes one person with 70-532 or 70-533, gold two. */
    private static Rulebooks rules() {
        Map<String, Credential> credentials = Map.of(
                "70-532", new Credential("70-532", "Developing", "exam", null, null),
                "70-533", new Credential("70-533", "Implementing", "exam", null, null));
        Competency cloud = OfMemberships.competency(
                "CLOUD",
                "Cloud",
                "Cloud Platform",
                List.of(path("ONE", "silver-people", 1)),
                List.of(path("TWO", "gold-people", 2)));
        return new Rulebooks(List.of(new Rulebook(
                "2017-01", LocalDate.of(2017, 1, 1), credentials, Map.of(), Map.of("CLOUD", cloud), List.of())));
    }

    private static AttainmentPath path(String code, String requirement, int people) {
        Holding either = new Holding.Any(List.of(new Holding.Held("70-532"), new Holding.Held("70-533")));
        return new AttainmentPath(code, List.of(new Requirement.People(requirement, people, either)));
    }

    private static List<Fact> partner(String id) {
        Instant then = Instant.parse("2017-01-01T00:00:00Z");
        return List.of(
                new Partner(id, null, null, Market.DEVELOPED, then),
                new Membership(
                        id, MembershipLevel.GOLD, LocalDate.of(2017, 6, 1), LocalDate.of(2018, 6, 1), null, then));
    }
}
