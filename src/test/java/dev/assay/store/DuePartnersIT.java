package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Change;
import dev.assay.facts.Fact;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import dev.assay.rules.Market;
import dev.assay.store.fact.TouchedSubjects;
import dev.assay.store.run.DuePartners;
import dev.assay.store.sql.PartnerChoice;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

final class DuePartnersIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final String ALIAS = PersonAlias.pseudoId("mail", "ada@example.org");

    @EachEngine
    void they_are_who_was_touched_or_whose_day_has_come(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = world(database)) {
            DuePartners due = new DuePartners(world.jdbc);
            keep(due, 1, "p3", DAY);
            keep(due, 1, "p4", DAY.plusDays(1));
            due.takeOver(1);
            due.takeOver(1);
            touch(world, 2, partner("p1"), link("ben", "p5"));
            due.list(2, 1, DAY);

            assertThat(due.page(2, "p", "", "q", 9)).containsExactly("p1", "p2", "p3", "p5");
            assertThat(due.page(2, "p", "p2", "q", 1)).containsExactly("p3");
            assertThat(due.between(2, "p1", "p2")).containsExactlyInAnyOrder("p1", "p2");
        }
    }

    @EachEngine
    void what_a_published_night_has_seen_is_forgotten_and_what_came_after_it_is_not(EmptyDatabase database)
            throws SQLException {
        try (StoreWorld world = world(database)) {
            DuePartners due = new DuePartners(world.jdbc);
            touch(world, 2, partner("p1"), partner("p3"));
            touch(world, 3, partner("p3"));
            due.takeOver(2);
            due.list(4, 2, DAY);

            assertThat(due.page(4, "p", "", "q", 9)).containsExactly("p3");
        }
    }

    @EachEngine
    void a_person_is_followed_under_all_names_and_the_last_touch_counts(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = world(database)) {
            DuePartners due = new DuePartners(world.jdbc);
            world.store(new PersonAlias(ALIAS, "ada", Instant.EPOCH), link(ALIAS, "p4"));
            touch(world, 5, link(ALIAS, "p4"));
            touch(world, 6, link("ada", "p1"));
            due.nameByAllNames(1);
            assertThat(world.jdbc.queryForList(
                            "SELECT run_id FROM touched_subject WHERE kind = 'U' ORDER BY subject_id", Long.class))
                    .containsExactly(6L, 6L);
            due.list(7, 5, DAY);

            assertThat(due.page(7, "p", "", "q", 9)).containsExactly("p1", "p4");
        }
    }

    @EachEngine
    void a_change_of_the_past_under_one_name_hides_none_of_today_under_another(EmptyDatabase database)
            throws SQLException {
        try (StoreWorld world = world(database)) {
            DuePartners due = new DuePartners(world.jdbc);
            world.store(new PersonAlias(ALIAS, "ada", Instant.EPOCH), link(ALIAS, "p4"));
            touch(world, 5, held("ada", DAY.minusDays(9)));
            due.nameByAllNames(1);
            due.list(5, 1, DAY);
            assertThat(due.page(5, "p", "", "q", 9)).isEmpty();

            touch(world, 6, held(ALIAS, DAY));
            due.nameByAllNames(1);
            due.list(6, 1, DAY);
            assertThat(due.page(6, "p", "", "q", 9)).containsExactly("p1", "p4");
        }
    }

    /** The causes of an open risk lie in the past; a risk that was cleared has none. */
    @EachEngine
    void a_change_of_the_past_matters_only_where_a_risk_is_open(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = world(database)) {
            DuePartners due = new DuePartners(world.jdbc);
            world.store(link("ben", "p3"), link("cyd", "p4"));
            world.jdbc.update(
                    """
                    INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint, edition,
                        started_at, partners_evaluated, partners_failed, standings_changed, notifications)
                    VALUES (1, '2026-03-09', 1, 'PUBLISHED', '2026-01', '', 1, '2026-03-09 01:00:00', 5, 0, 0, 2)
                    """);
            risk(world, "p2", null);
            risk(world, "p3", DAY);
            touch(world, 2, held("ben", DAY.minusDays(1)), held("ada", DAY.minusDays(1)), held("cyd", DAY));
            due.list(2, 1, DAY);

            assertThat(due.page(2, "p", "", "q", 9)).containsExactly("p2", "p4");
            due.list(3, 1, DAY.minusDays(1));
            assertThat(due.page(3, "p", "", "q", 9)).containsExactly("p1", "p2", "p3", "p4", "p5");

            touch(world, 2, held("ada", DAY.plusDays(1)));
            touch(world, 3, held("ada", DAY.minusDays(9)));
            due.list(4, 1, DAY);
            assertThat(due.page(4, "p", "", "q", 9)).containsExactly("p1", "p2", "p4");
        }
    }

    @EachEngine
    void what_says_the_same_as_before_touches_nobody(EmptyDatabase database) throws SQLException {
        try (StoreWorld world = world(database)) {
            Achievement before = held("ada", DAY);
            MetricMonth figure = new MetricMonth("p2", "M", YearMonth.of(2026, 1), BigDecimal.TEN, Instant.EPOCH);
            new TouchedSubjects(world.jdbc, 2)
                    .by(() -> List.of(
                            new Change(new Achievement("ada", "A", before.earnedOn(), DAY, null, Instant.MAX), before),
                            new Change(
                                    new MetricMonth(
                                            "p2", "M", YearMonth.of(2026, 1), new BigDecimal("10.0"), Instant.MAX),
                                    figure)));
            DuePartners due = new DuePartners(world.jdbc);
            due.list(2, 1, DAY.minusDays(50));
            assertThat(due.page(2, "p", "", "q", 9)).isEmpty();
        }
    }

    private static Achievement held(String person, LocalDate validUntil) {
        return new Achievement(person, "A", validUntil.minusDays(100), validUntil, null, Instant.EPOCH);
    }

    private static void risk(StoreWorld world, String partner, @Nullable LocalDate clearedOn) {
        world.jdbc.update(
                """
                INSERT INTO risk_episode (run_id, partner_id, competency_code, term_starts_on, episode, state,
                    displayed_level, renewable_level, membership_at_risk, renews_on, causes, reminders_sent, tellings,
                    opened_on, cleared_on)
                VALUES (1, ?, 'C', '2026-01-01', 1, 'LOST', 'SILVER', 'NONE', FALSE, '2027-01-01', '[]', '', 1,
                    '2026-03-01', ?)
                """,
                partner,
                clearedOn);
    }

    /** Five partners; ada was with the first, ben with the second and the fifth. */
    private static StoreWorld world(EmptyDatabase database) throws SQLException {
        StoreWorld world = new StoreWorld(database);
        world.jdbc.update("UPDATE publication SET run_id = 1");
        world.store(partner("p1"), partner("p2"), partner("p3"), partner("p4"), partner("p5"));
        world.store(link("ada", "p1"), link("ben", "p2"), link("ben", "p5"));
        return world;
    }

    private static void touch(StoreWorld world, long run, Fact... news) {
        new TouchedSubjects(world.jdbc, run)
                .by(() -> Stream.of(news).map(fact -> new Change(fact, null)).toList());
    }

    private static void keep(DuePartners due, long run, String partner, @Nullable LocalDate day) {
        Map<String, @Nullable LocalDate> days = new HashMap<>();
        days.put(partner, day);
        due.keep(run, PartnerChoice.of(days.keySet()), days);
    }

    private static Partner partner(String id) {
        return new Partner(id, null, null, Market.DEVELOPED, Instant.EPOCH);
    }

    private static Association link(String person, String partner) {
        return new Association(person, partner, DAY, null, Instant.EPOCH);
    }
}
