package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.feed.Mode;
import dev.assay.mapping.Mappings;
import dev.assay.rules.MembershipLevel;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery.Counts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** What a snapshot ends, what it does not affect, and when it is held. */
final class SnapshotIT {
    private static final LocalDate LINKED = LocalDate.of(2026, 1, 1);
    private static final Instant TOUCHED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String FIRST = "2026-03-01T12:00:00Z";
    private static final String SECOND = "2026-03-02T23:30:00Z";

    @TempDir
    private Path inbox;

    @EachEngine
    void open_items_that_a_snapshot_does_not_name_end_on_its_day_in_the_programmes_zone(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver(
                    "associations-1.csv", Mode.DELTA, FIRST, List.of(link(1, null), link(2, null), link(3, LINKED)));
            world.deliver("associations-2.csv", Mode.SNAPSHOT, SECOND, List.of(link(1, null)));
            DeliveryRules usual = DeliveryWorld.RULES;
            world.night(
                    1,
                    new DeliveryRules(
                            2,
                            ZoneId.of("Asia/Tokyo"),
                            DeliveryWorld.HOLD,
                            usual.rejected(),
                            usual.limits(),
                            usual.mandatory(),
                            Mappings.NONE,
                            DeliveryWorld.STARTED,
                            DeliveryWorld.AHEAD));

            assertThat(ends(world)).containsExactly(null, LocalDate.of(2026, 3, 3), LINKED);
            assertThat(world.jdbc.queryForObject(
                            "SELECT COUNT(*) FROM association WHERE updated_at = '2026-03-02 23:30:00'", Long.class))
                    .isEqualTo(1);
            assertThat(world.delivery("associations-2.csv").counts()).isEqualTo(new Counts(1, 0, 1, 0, 0, 1));
            assertThat(world.rows("snapshot_item")).isEmpty();
        }
    }

    @EachEngine
    void an_item_touched_after_the_snapshot_is_left_alone_and_one_touched_just_then_is_not(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            Instant at = Instant.parse(SECOND);
            world.deliver(
                    "associations-1.csv",
                    Mode.DELTA,
                    "2026-03-02T22:00:00Z",
                    List.of(
                            new Association(id(1), "p", LINKED, null, at),
                            new Association(id(2), "p", LINKED, null, at.plusNanos(1000))));
            world.deliver("associations-2.csv", Mode.SNAPSHOT, SECOND, List.of(link(3, null)));
            world.night(1);

            assertThat(ends(world)).containsExactly(LocalDate.of(2026, 3, 2), null, null);
        }
    }

    @EachEngine
    void a_snapshot_with_a_rejected_row_ends_nothing(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("associations-1.csv", Mode.DELTA, FIRST, List.of(link(1, null)));
            world.deliver(
                    "associations-2.csv",
                    Feed.ASSOCIATIONS,
                    Mode.SNAPSHOT,
                    SECOND,
                    List.of(DeliveryWorld.line(link(2, null)), "broken"));
            world.night(1);

            assertThat(ends(world)).containsExactly(null, null);
            assertThat(world.delivery("associations-2.csv").status()).isEqualTo(DeliveryStatus.APPLIED);
            assertThat(world.delivery("associations-2.csv").counts()).isEqualTo(new Counts(2, 1, 0, 0, 1, 0));
        }
    }

    @EachEngine
    void achievements_and_overrides_are_revoked(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("achievements-1.csv", Mode.DELTA, FIRST, List.of(achievement("a/b c"), achievement("AZ-2")));
            world.deliver("achievements-2.csv", Mode.SNAPSHOT, SECOND, List.of(achievement("AZ-2")));
            world.deliver("overrides-1.csv", Mode.DELTA, FIRST, List.of(override("o1"), override("o2")));
            world.deliver("overrides-2.csv", Mode.SNAPSHOT, SECOND, List.of(override("o2")));
            world.night(1);

            assertThat(world.jdbc.queryForList(
                            "SELECT credential_code FROM achievement WHERE revoked_on = '2026-03-02'", String.class))
                    .containsExactly("A/B-C");
            assertThat(world.jdbc.queryForList(
                            "SELECT override_id FROM agent_override WHERE revoked_on = '2026-03-02'", String.class))
                    .containsExactly("o1");
        }
    }

    @EachEngine
    void a_snapshot_that_would_end_a_hundred_items_and_more_than_five_per_cent_is_held(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            // 1,999 open afterwards: 99 are too few, 100 are more than 5 %
            world.deliver("associations-1.csv", Mode.DELTA, FIRST, links(0, 1998));
            world.deliver("associations-2.csv", Mode.SNAPSHOT, SECOND, links(100, 1999));
            DeliverySummary first = world.night(1, inLargeChunks());

            assertThat(first.held()).singleElement().satisfies(held -> assertThat(held.reason())
                    .contains("100 of 1999 open associations"));
            assertThat(world.rows("association")).hasSize(1998);
            assertThat(world.rows("snapshot_item")).isEmpty();
            assertThat(world.night(2, inLargeChunks()).needsAttention()).isTrue();

            world.deliveries.release(world.delivery("associations-2.csv").deliveryId());
            DeliverySummary third = world.night(3, inLargeChunks());
            assertThat(third.needsAttention()).isFalse();
            assertThat(third.handled(DeliveryStatus.APPLIED))
                    .singleElement()
                    .satisfies(applied -> assertThat(applied.counts()).isEqualTo(new Counts(1899, 1, 1898, 0, 0, 100)));
            assertThat(world.rows("association")).hasSize(1999);
        }
    }

    @EachEngine
    void snapshot_without_a_row_is_held_if_it_would_end_anything(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("associations-0.csv", Feed.ASSOCIATIONS, Mode.SNAPSHOT, FIRST, List.of());
            world.night(1);
            assertThat(world.delivery("associations-0.csv").status()).isEqualTo(DeliveryStatus.APPLIED);

            world.deliver("associations-1.csv", Mode.DELTA, FIRST, List.of(link(1, null)));
            world.deliver("associations-2.csv", Feed.ASSOCIATIONS, Mode.SNAPSHOT, SECOND, List.of());
            world.night(2);
            assertThat(world.delivery("associations-2.csv").reason())
                    .isEqualTo(
                            "it has no row and would end all of 1 open associations; check whether it is complete, then release or discard it");
            assertThat(ends(world)).containsExactly((LocalDate) null);

            world.deliveries.release(world.delivery("associations-2.csv").deliveryId());
            world.night(3);
            assertThat(ends(world)).containsExactly(LocalDate.of(2026, 3, 2));
        }
    }

    @EachEngine
    void ninety_nine_items_or_exactly_five_per_cent_hold_nothing(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("associations-1.csv", Mode.DELTA, FIRST, links(0, 2000));
            world.deliver("associations-2.csv", Mode.SNAPSHOT, SECOND, links(100, 2000));
            world.night(1, inLargeChunks());
            assertThat(world.delivery("associations-2.csv").counts().ended()).isEqualTo(100);

            world.deliver("achievements-1.csv", Mode.DELTA, FIRST, codes(0, 100));
            world.deliver("achievements-2.csv", Mode.SNAPSHOT, SECOND, codes(99, 100));
            world.night(2, inLargeChunks());
            assertThat(world.delivery("achievements-2.csv").counts().ended()).isEqualTo(99);
        }
    }

    @EachEngine
    void a_discarded_snapshot_is_refused_for_good(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("associations-1.csv", Mode.DELTA, FIRST, links(0, 200));
            world.deliver("associations-2.csv", Mode.SNAPSHOT, SECOND, links(150, 200));
            world.night(1, inLargeChunks());
            assertThat(world.deliveries.discard(
                            world.delivery("associations-2.csv").deliveryId()))
                    .isTrue();

            assertThat(world.night(2, inLargeChunks()).handled()).isEmpty();
            assertThat(world.delivery("associations-2.csv").status()).isEqualTo(DeliveryStatus.REFUSED);
            assertThat(world.deliveries.release(
                            world.delivery("associations-2.csv").deliveryId()))
                    .isFalse();

            world.deliver("associations-3.csv", Mode.SNAPSHOT, SECOND, links(150, 200));
            world.night(3, inLargeChunks());
            assertThat(world.delivery("associations-3.csv").status()).isEqualTo(DeliveryStatus.DUPLICATE);
        }
    }

    @EachEngine
    void an_item_named_twice_counts_as_the_row_that_wins_says(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Fact> rows = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                rows.add(new Association(id(i), "p", LINKED, null, TOUCHED.plusSeconds(1)));
            }
            for (int i = 0; i < 5; i++) {
                rows.add(link(i, LINKED));
            }
            rows.add(new Association(id(0), "p", LINKED, LINKED, TOUCHED.plusSeconds(2)));
            world.deliver("associations-2.csv", Mode.SNAPSHOT, SECOND, rows);
            world.night(1);

            assertThat(ends(world)).containsExactly(LINKED, null, null, null, null);
            assertThat(world.delivery("associations-2.csv").counts()).isEqualTo(new Counts(11, 6, 0, 5, 0, 0));
        }
    }

    private static DeliveryRules inLargeChunks() {
        DeliveryRules usual = DeliveryWorld.RULES;
        return new DeliveryRules(
                700,
                usual.zone(),
                DeliveryWorld.HOLD,
                usual.rejected(),
                usual.limits(),
                usual.mandatory(),
                Mappings.NONE,
                DeliveryWorld.STARTED,
                DeliveryWorld.AHEAD);
    }

    private static List<@Nullable LocalDate> ends(DeliveryWorld world) {
        return world.jdbc.queryForList("SELECT unlinked_on FROM association ORDER BY person_id", LocalDate.class);
    }

    private static List<Fact> links(int from, int to) {
        List<Fact> links = new ArrayList<>();
        for (int i = from; i < to; i++) {
            links.add(link(i, null));
        }
        return links;
    }

    private static List<Fact> codes(int from, int to) {
        List<Fact> codes = new ArrayList<>();
        for (int i = from; i < to; i++) {
            codes.add(achievement("C-" + i));
        }
        return codes;
    }

    private static Association link(int person, @Nullable LocalDate end) {
        return new Association(id(person), "p", LINKED, end, TOUCHED);
    }

    private static String id(int person) {
        return "u%05d".formatted(person);
    }

    private static Achievement achievement(String code) {
        return new Achievement("u", code, LINKED, null, null, TOUCHED);
    }

    private static AgentOverride override(String id) {
        return new AgentOverride(
                id,
                "p",
                "C",
                new Grant.OfLevel(MembershipLevel.GOLD.name()),
                LINKED,
                null,
                "agent",
                "why",
                null,
                TOUCHED);
    }
}
