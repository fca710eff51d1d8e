package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Partner;
import dev.assay.feed.Mode;
import dev.assay.mapping.Mappings;
import dev.assay.operation.NightRefused;
import dev.assay.rules.Market;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file in the inbox. */
final class DeliveryDeskIT {
    private static final String PRODUCED = "2026-03-01T12:00:00Z";
    private static final String LATER = "2026-03-02T12:00:00Z";

    @TempDir
    private Path inbox;

    @EachEngine
    void the_same_file_again_is_nothing_and_under_another_name_a_duplicate_once(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("partners-1.csv", Mode.DELTA, PRODUCED, List.of(partner("a", "A")));
            world.night(1);
            world.deliver("partners-2.csv", Mode.DELTA, PRODUCED, List.of(partner("a", "A")));

            DeliverySummary second = world.night(2);

            assertThat(second.handled()).hasSize(1);
            assertThat(second.handled(DeliveryStatus.DUPLICATE))
                    .singleElement()
                    .satisfies(duplicate -> assertThat(duplicate.reason()).contains("delivery 1, partners-1.csv"));
            assertThat(second.needsAttention()).isFalse();
            assertThat(world.night(3).handled()).isEmpty();
            assertThat(world.rows("delivery")).hasSize(2);
        }
    }

    @EachEngine
    void the_same_content_produced_at_another_time_is_applied_and_changes_nothing(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("partners-1.csv", Mode.DELTA, PRODUCED, List.of(partner("a", "A"), partner("b", "B")));
            world.deliver("partners-2.csv", Mode.DELTA, LATER, List.of(partner("a", "A"), partner("b", "B")));
            world.night(1);

            assertThat(world.delivery("partners-1.csv").counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
            assertThat(world.delivery("partners-2.csv").counts()).isEqualTo(new Counts(2, 0, 2, 0, 0, 0));
        }
    }

    @EachEngine
    void a_file_without_manifest_waits_every_night_until_it_is_delivered(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.put("partners-1.csv", Feed.PARTNERS, List.of(DeliveryWorld.line(partner("a", "A"))));
            assertThat(world.night(1).handled(DeliveryStatus.WAITING)).hasSize(1);
            assertThat(world.night(2).handled(DeliveryStatus.WAITING)).hasSize(1);
            assertThat(world.rows("delivery")).hasSize(1);
            assertThat(world.rows("partner")).isEmpty();

            world.seal("partners-1.csv", Feed.PARTNERS, Mode.DELTA, PRODUCED, 1);
            assertThat(world.night(3).handled(DeliveryStatus.APPLIED)).hasSize(1);

            assertThat(world.rows("delivery")).hasSize(1);
            assertThat(world.delivery("partners-1.csv").deliveryId()).isEqualTo(1);
        }
    }

    @EachEngine
    void a_waiting_file_that_is_taken_away_is_forgotten(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.put("partners-1.csv", Feed.PARTNERS, List.of());
            world.night(1);
            world.takeAway("partners-1.csv");
            world.night(2);

            assertThat(world.rows("delivery")).isEmpty();
        }
    }

    @EachEngine
    void a_refused_delivery_is_reported_once_and_tried_again_when_it_has_changed(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.put("partners-1.csv", Feed.PARTNERS, List.of(DeliveryWorld.line(partner("a", "A"))));
            world.seal("partners-1.csv", Feed.PARTNERS, Mode.DELTA, PRODUCED, 2);

            DeliverySummary first = world.night(1);
            assertThat(first.needsAttention()).isTrue();
            assertThat(first.handled(DeliveryStatus.REFUSED))
                    .singleElement()
                    .satisfies(refused ->
                            assertThat(refused.reason()).contains("1 rows").contains("2"));
            assertThat(world.night(2).needsAttention()).isFalse();
            assertThat(world.rows("partner")).isEmpty();

            world.seal("partners-1.csv", Feed.PARTNERS, Mode.DELTA, PRODUCED, 1);
            assertThat(world.night(3).handled(DeliveryStatus.APPLIED)).hasSize(1);
            assertThat(world.rows("partner")).hasSize(1);
        }
    }

    @EachEngine
    void rejected_rows_are_kept_and_the_others_applied(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver(
                    "partners-1.csv",
                    Feed.PARTNERS,
                    Mode.DELTA,
                    PRODUCED,
                    List.of("a,A,DE,,2026-01-01T00:00:00Z", "b b,B,DE,,2026-01-01T00:00:00Z", "c,C,DE,,never"));
            world.night(1);

            assertThat(world.delivery("partners-1.csv").counts()).isEqualTo(new Counts(3, 1, 0, 0, 2, 0));
            assertThat(world.jdbc.queryForList("SELECT line FROM rejection ORDER BY line", Long.class))
                    .containsExactly(3L, 4L);
            assertThat(world.jdbc.queryForList("SELECT column_name FROM rejection ORDER BY line", String.class))
                    .containsExactly("partner_id", "updated_at");
        }
    }

    @EachEngine
    void deliveries_are_applied_in_the_order_they_were_produced_then_by_name(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            world.deliver("partners-a.csv", Mode.DELTA, LATER, List.of(partner("a", "A")));
            world.deliver("partners-c.csv", Mode.DELTA, PRODUCED, List.of(partner("a", "C")));
            world.deliver("partners-b.csv", Mode.DELTA, PRODUCED, List.of(partner("a", "B")));
            world.night(1);

            assertThat(DeliverySummary.handled(world.deliveries, 1))
                    .extracting(KnownDelivery::file)
                    .containsExactly("partners-b.csv", "partners-c.csv", "partners-a.csv");
        }
    }

    @EachEngine
    void of_two_rows_touched_at_the_same_time_the_larger_text_wins_in_either_order(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            // by code point the medal, beyond U+FFFF, is larger; by UTF-16 unit it would be smaller
            world.deliver(
                    "partners-1.csv",
                    Mode.DELTA,
                    PRODUCED,
                    List.of(partner("a", "\uffee"), partner("b", "\ud83c\udfc5")));
            world.deliver(
                    "partners-2.csv", Mode.DELTA, LATER, List.of(partner("a", "\ud83c\udfc5"), partner("b", "\uffee")));
            world.night(1);

            assertThat(world.jdbc.queryForList("SELECT name FROM partner", String.class))
                    .containsExactly("\ud83c\udfc5", "\ud83c\udfc5");
            assertThat(world.delivery("partners-2.csv").counts()).isEqualTo(new Counts(2, 1, 0, 1, 0, 0));
        }
    }

    @EachEngine
    void of_two_achievements_touched_at_the_same_time_the_one_not_revoked_wins_in_either_order(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            LocalDate day = LocalDate.of(2026, 1, 1);
            Instant at = Instant.parse("2026-01-02T00:00:00Z");
            Achievement stands = new Achievement("u", "C", day, null, null, at);
            Achievement revoked = new Achievement("u", "C", day, null, day.plusDays(9), at);
            for (List<Achievement> order : List.of(List.of(stands, revoked), List.of(revoked, stands))) {
                world.jdbc.update("DELETE FROM achievement");
                String file = "achievements-%d.csv".formatted(order.indexOf(stands));
                world.deliver(file, Mode.DELTA, PRODUCED, order);
                world.night(1, withChunks(1));
                assertThat(world.jdbc.queryForList("SELECT revoked_on FROM achievement", LocalDate.class))
                        .containsExactly((LocalDate) null);
                assertThat(world.delivery(file).conflicts()).isEqualTo(1);
            }
        }
    }

    @EachEngine
    void delivery_says_how_many_of_its_rows_contradict_an_earlier_one_of_it(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Partner> rows = List.of(
                    partner("a", "A"), partner("b", "B"), partner("a", "A"), partner("a", "Z"), partner("a", "Y"));
            world.deliver("partners-1.csv", Mode.DELTA, PRODUCED, rows);
            world.deliver("partners-2.csv", Mode.DELTA, LATER, List.of(partner("b", "Q")));
            world.night(1, withChunks(1));
            assertThat(world.jdbc.queryForList("SELECT conflicts FROM v1_delivery ORDER BY delivery_id", Long.class))
                    .containsExactly(2L, 0L);
            assertThat(world.jdbc.queryForList("SELECT left_out FROM v1_delivery", String.class))
                    .containsOnly("{}");
        }
    }

    @EachEngine
    void delivery_that_was_produced_in_the_future_is_refused_once_and_taken_when_its_time_has_come(
            EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            Instant produced = DeliveryWorld.STARTED.plus(DeliveryWorld.AHEAD).plusSeconds(1);
            world.deliver("partners-1.csv", Mode.DELTA, produced.toString(), List.of(partner("a", "A")));
            world.deliver(
                    "partners-2.csv", Mode.DELTA, produced.minusSeconds(1).toString(), List.of(partner("b", "B")));
            DeliverySummary first = world.night(1, startedAt(DeliveryWorld.STARTED));
            assertThat(first.needsAttention()).isTrue();
            assertThat(world.delivery("partners-1.csv").reason())
                    .isEqualTo(
                            "produced_at 2027-01-01T02:00:01Z is more than 24 hours after the clock of this night (2026-12-31T02:00:00Z); correct the clock of its source and seal it again. Unchanged, it is checked again from 2026-12-31T02:00:01Z on");
            assertThat(world.delivery("partners-2.csv").status()).isEqualTo(DeliveryStatus.APPLIED);

            assertThat(world.night(2, startedAt(DeliveryWorld.STARTED)).needsAttention())
                    .isFalse();
            DeliverySummary third = world.night(3, startedAt(DeliveryWorld.STARTED.plusSeconds(1)));
            assertThat(third.needsAttention()).isFalse();
            assertThat(world.delivery("partners-1.csv").status()).isEqualTo(DeliveryStatus.APPLIED);
            assertThat(world.night(4, startedAt(DeliveryWorld.STARTED.plusSeconds(2)))
                            .handled())
                    .isEmpty();
        }
    }

    private static DeliveryRules withChunks(int size) {
        return rules(size, DeliveryWorld.STARTED);
    }

    private static DeliveryRules startedAt(Instant clock) {
        return rules(3, clock);
    }

    private static DeliveryRules rules(int chunk, Instant clock) {
        DeliveryRules usual = DeliveryWorld.RULES;
        return new DeliveryRules(
                chunk,
                usual.zone(),
                usual.hold(),
                usual.rejected(),
                usual.limits(),
                usual.mandatory(),
                usual.mappings(),
                clock,
                usual.producedAhead());
    }

    @EachEngine
    void an_emptied_field_is_empty_again(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            LocalDate day = LocalDate.of(2026, 1, 1);
            world.deliver("associations-1.csv", Mode.DELTA, PRODUCED, List.of(link("u", day, day.plusDays(9), 0)));
            world.deliver("associations-2.csv", Mode.DELTA, LATER, List.of(link("u", day, null, 1)));
            world.night(1);

            assertThat(world.jdbc.queryForList("SELECT unlinked_on FROM association", LocalDate.class))
                    .containsExactly((LocalDate) null);
        }
    }

    @EachEngine
    void a_night_without_a_mandatory_feed_is_refused(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            DeliveryRules usual = DeliveryWorld.RULES;
            DeliveryRules rules = new DeliveryRules(
                    usual.chunkSize(),
                    usual.zone(),
                    DeliveryWorld.HOLD,
                    usual.rejected(),
                    usual.limits(),
                    Set.of(Feed.PARTNERS),
                    Mappings.NONE,
                    DeliveryWorld.STARTED,
                    DeliveryWorld.AHEAD);
            world.run(1, LocalDate.of(2026, 3, 1));
            assertThatThrownBy(() -> world.night(1, rules))
                    .isInstanceOf(NightRefused.class)
                    .hasMessageContaining("partners");

            world.deliver("partners-1.csv", Mode.DELTA, PRODUCED, List.of(partner("a", "A")));
            assertThat(world.night(1, rules).handled()).hasSize(1);
        }
    }

    @EachEngine
    void a_delivery_whose_file_goes_half_way_is_given_up_and_taken_when_it_comes_back(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Fact> five = List.of(
                    partner("a", "A"), partner("b", "B"), partner("c", "C"), partner("d", "D"), partner("e", "E"));
            world.deliver("partners-1.csv", Mode.DELTA, PRODUCED, five);
            try (DeliveryDesk desk = world.desk(1, DeliveryWorld.RULES)) {
                world.step(desk);
                world.step(desk);
            }
            world.takeAway("partners-1.csv");
            assertThat(world.night(1).handled(DeliveryStatus.REFUSED))
                    .singleElement()
                    .satisfies(given -> assertThat(given.reason()).contains("3 of 5 records"));

            world.deliver("partners-1.csv", Mode.DELTA, PRODUCED, five);
            world.night(2);
            assertThat(world.delivery("partners-1.csv").counts()).isEqualTo(new Counts(5, 2, 3, 0, 0, 0));
        }
    }

    private static Partner partner(String id, String name) {
        return new Partner(id, name, "DE", Market.DEVELOPED, Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static Association link(String person, LocalDate on, @Nullable LocalDate end, int touched) {
        return new Association(
                person, "p", on, end, Instant.parse("2026-01-01T00:00:00Z").plusSeconds(touched));
    }
}
