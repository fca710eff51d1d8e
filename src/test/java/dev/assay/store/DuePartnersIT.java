package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Association;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import dev.assay.rules.Market;
import dev.assay.store.fact.TouchedSubjects;
import dev.assay.store.run.DuePartners;
import dev.assay.store.sql.PartnerChoice;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            new TouchedSubjects(world.jdbc, 2).by(List.of(partner("p1"), link("ben", "p5")));
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
            new TouchedSubjects(world.jdbc, 2).by(List.of(partner("p1"), partner("p3")));
            new TouchedSubjects(world.jdbc, 3).by(List.of(partner("p3")));
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
            new TouchedSubjects(world.jdbc, 5).by(List.of(link(ALIAS, "p4")));
            new TouchedSubjects(world.jdbc, 6).by(List.of(link("ada", "p1")));
            due.nameByAllNames(1);
            assertThat(world.jdbc.queryForList(
                            "SELECT run_id FROM touched_subject WHERE kind = 'U' ORDER BY subject_id", Long.class))
                    .containsExactly(6L, 6L);
            due.list(7, 5, DAY);

            assertThat(due.page(7, "p", "", "q", 9)).containsExactly("p1", "p4");
        }
    }

    /** Five partners; ada was with the first, ben with the second and the fifth. */
    private static StoreWorld world(EmptyDatabase database) throws SQLException {
        StoreWorld world = new StoreWorld(database);
        world.jdbc.update("UPDATE publication SET run_id = 1");
        world.store(partner("p1"), partner("p2"), partner("p3"), partner("p4"), partner("p5"));
        world.store(link("ada", "p1"), link("ben", "p2"), link("ben", "p5"));
        return world;
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
