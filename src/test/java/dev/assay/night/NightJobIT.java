package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.operation.NightRefused;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

final class NightJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);
    private static final LocalDate MARCH_3 = MARCH_1.plusDays(2);

    @EachEngine
    void a_night_is_published_and_the_same_night_again_does_nothing(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(7));

            NightOutcome outcome = house.nightly(MARCH_1);

            assertThat(outcome.kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(outcome.run().partnersEvaluated()).isEqualTo(7);
            assertThat(house.count("SELECT COUNT(*) FROM v1_profile WHERE displayed_level = 'SILVER'"))
                    .isEqualTo(7);
            Map<String, List<String>> tables = house.tables();
            assertThat(house.nightly(MARCH_1).kind()).isEqualTo(NightOutcome.Kind.ALREADY_PUBLISHED);
            assertThat(house.tables()).isEqualTo(tables);
            assertThatThrownBy(() -> house.nightly(MARCH_1.minusDays(1)))
                    .isInstanceOf(NightRefused.class)
                    .hasMessageContaining("2026-02-28 is before 2026-03-01");
        }
    }

    @EachEngine
    void a_quiet_night_writes_nothing_about_partners(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);

            NightOutcome quiet = house.nightly(MARCH_2);

            assertThat(quiet.kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(quiet.run().edition()).isEqualTo(2);
            assertThat(quiet.run().firstSeq()).isNull();
            for (String table : List.of(
                    "partner_digest",
                    "partner_standing",
                    "competency_standing",
                    "requirement_progress",
                    "contribution",
                    "granted_benefit",
                    "critical_person",
                    "risk_episode",
                    "standing_change",
                    "override_standing",
                    "prepared_notification")) {
                assertThat(house.count(
                                "SELECT COUNT(*) FROM " + table + " WHERE run_id = ?",
                                quiet.run().runId()))
                        .as(table)
                        .isZero();
            }
        }
    }

    @EachEngine
    void the_first_night_of_another_program_evaluates_every_partner_once(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(7));
            Run first = house.nightly(MARCH_1).run();
            assertThat(first.partnersReevaluated()).isEqualTo(7);
            assertThat(house.nightly(MARCH_2).run().partnersReevaluated()).isZero();

            house.jdbc()
                    .update(
                            "UPDATE run SET decided_by = ? WHERE business_date = ?",
                            EvaluationScope.decidedBy(first.fingerprint(), house.settings(), "an earlier program"),
                            MARCH_2);
            assertThat(house.nightly(MARCH_3).run().partnersReevaluated()).isEqualTo(7);
            assertThat(house.nightly(MARCH_3.plusDays(1)).run().partnersReevaluated())
                    .isZero();
        }
    }

    @EachEngine
    void sequence_is_dense_over_nights_with_and_without_notifications(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(5, MARCH_2), leaves(2, MARCH_2)));
            house.nightly(MARCH_2);
            house.nightly(MARCH_3);
            house.put(List.of(leaves(1, MARCH_3)));
            NightOutcome last = house.nightly(MARCH_3.plusDays(1));

            assertThat(house.rows("SELECT seq, partner_id, kind FROM v1_notification ORDER BY seq"))
                    .containsExactly("1 P002 RAISED", "2 P005 RAISED", "3 P001 RAISED");
            assertThat(last.run().firstSeq()).isEqualTo(3);
            assertThat(house.count("SELECT COUNT(*) FROM v1_contribution WHERE requirement_id = 'silver-people'"))
                    .isEqualTo(4);
        }
    }

    @EachEngine
    void a_held_night_shows_nothing_until_it_is_released(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=5")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));

            NightOutcome held = house.nightly(MARCH_2);

            assertThat(held.kind()).isEqualTo(NightOutcome.Kind.HELD);
            assertThat(held.run().heldBecause()).contains("1 of 7");
            assertThat(house.count("SELECT COUNT(*) FROM v1_notification")).isZero();
            assertThat(house.nightly(MARCH_2).kind()).isEqualTo(NightOutcome.Kind.STILL_HELD);
            assertThat(house.settlement().release(held.run().runId()).status()).isEqualTo(RunStatus.PUBLISHED);
            assertThat(house.count("SELECT COUNT(*) FROM v1_notification")).isEqualTo(1);
            assertThatThrownBy(() -> house.settlement().release(held.run().runId()))
                    .isInstanceOf(NightRefused.class)
                    .hasMessageContaining("is not held, it is PUBLISHED");
        }
    }

    @EachEngine
    void a_held_night_is_discarded_by_hand_or_by_a_later_one(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=5")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));
            long first = house.nightly(MARCH_2).run().runId();
            assertThat(house.settlement().discard(first).status()).isEqualTo(RunStatus.DISCARDED);

            NightOutcome second = house.nightly(MARCH_2);
            assertThat(second.kind()).isEqualTo(NightOutcome.Kind.HELD);
            assertThat(second.run().attempt()).isEqualTo(2);

            house.put(List.of(Programmes.link(1, null, MARCH_3.atStartOfDay().toInstant(ZoneOffset.UTC))));
            assertThat(house.nightly(MARCH_3).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(house.rows("SELECT status FROM v1_run ORDER BY run_id"))
                    .containsExactly("PUBLISHED", "DISCARDED", "DISCARDED", "PUBLISHED");
        }
    }

    @EachEngine
    void a_rerun_notifies_only_of_differences_and_supersedes(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));
            house.nightly(MARCH_2);
            house.put(List.of(Programmes.link(1, null, MARCH_3.atStartOfDay().toInstant(ZoneOffset.UTC))));

            NightOutcome rerun = house.rerun(MARCH_2);

            assertThat(rerun.kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(rerun.run().attempt()).isEqualTo(2);
            assertThat(house.rows("SELECT kind, run_id FROM v1_notification ORDER BY seq"))
                    .containsExactly("RAISED 2", "CLEARED 3");
            assertThat(house.rows("SELECT status FROM v1_run ORDER BY run_id"))
                    .containsExactly("PUBLISHED", "SUPERSEDED", "PUBLISHED");
            assertThatThrownBy(() -> house.rerun(MARCH_1)).isInstanceOf(NightRefused.class);
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void facts_that_another_session_has_locked_are_counted_nevertheless(EmptyDatabase database) throws SQLException {
        try (NightHouse house = new NightHouse(database);
                Connection other = database.connect();
                Statement lock = other.createStatement()) {
            house.put(silverPartners(3));
            other.setAutoCommit(false);
            lock.executeQuery("SELECT person_id FROM achievement FOR UPDATE");

            assertThat(house.nightly(MARCH_1).run().status()).isEqualTo(RunStatus.PUBLISHED);
        }
    }

    @EachEngine
    void pages_and_ranges_make_no_difference(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(
                database, "assay.work.page-size=2", "assay.work.partitions=2", "assay.guard.pairs=1000")) {
            house.put(silverPartners(15));
            house.nightly(MARCH_1);
            house.put(IntStream.rangeClosed(1, 15)
                    .mapToObj(i -> leaves(i, MARCH_2))
                    .toList());

            NightOutcome night = house.nightly(MARCH_2);

            assertThat(night.run().partnersEvaluated()).isEqualTo(15);
            assertThat(night.run().notifications()).isEqualTo(15);
            assertThat(house.count(
                            "SELECT COUNT(*) FROM run_range WHERE run_id = ?",
                            night.run().runId()))
                    .isEqualTo(4);
        }
    }
}
