package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.feed.Mode;
import dev.assay.mapping.Mappings;
import dev.assay.rules.MembershipLevel;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
import dev.assay.store.fact.FactStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot of the partners that it names ends their items that are missing from it, and nothing of others. */
final class PartnerSnapshotIT {
    private static final LocalDate LINKED = LocalDate.of(2026, 1, 1);
    private static final Instant TOUCHED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant PRODUCED = Instant.parse("2026-03-02T23:30:00Z");
    private static final LocalDate ENDS = LocalDate.of(2026, 3, 2);

    @TempDir
    private Path inbox;

    @EachEngine
    void only_links_to_the_partners_named_end_and_only_those_not_named(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            KnownDelivery done = apply(
                    world,
                    List.of(link("a", "p", null), link("b", "p", null), link("a", "q", null), link("c", "r", LINKED)),
                    List.of(link("a", "p", null), link("d", "r", null)));

            assertThat(ends(world))
                    .isEqualTo(
                            Map.of("a/p", "open", "b/p", "" + ENDS, "a/q", "open", "c/r", "" + LINKED, "d/r", "open"));
            assertThat(done.status()).isEqualTo(DeliveryStatus.APPLIED);
            assertThat(done.counts()).isEqualTo(new Counts(2, 1, 1, 0, 0, 1));
            assertThat(world.rows("snapshot_partner")).isEmpty();
            assertThat(world.rows("snapshot_item")).isEmpty();
        }
    }

    @EachEngine
    void overrides_of_the_partners_named_are_revoked(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Fact> known =
                    List.of(override("o1", "p"), override("o2", "p"), override("o3", "q"), override("o4", "p"));
            apply(world, Feed.OVERRIDES, known, List.of(override("o2", "p")), 0, 1);
            assertThat(world.jdbc.queryForList(
                            "SELECT override_id FROM agent_override WHERE revoked_on = ? ORDER BY override_id",
                            String.class,
                            ENDS))
                    .containsExactly("o1", "o4");
        }
    }

    @EachEngine
    void snapshot_without_rows_names_nobody_and_ends_nothing(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            KnownDelivery done = apply(world, List.of(link("a", "p", null)), List.of());
            assertThat(ends(world)).isEqualTo(Map.of("a/p", "open"));
            assertThat(done.counts()).isEqualTo(Counts.NONE);
        }
    }

    @EachEngine
    void any_world_ends_as_it_does_on_paper_whatever_the_size_of_chunks(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            for (int seed = 0; seed < 12; seed++) {
                Random random = new Random(seed);
                world.jdbc.update("DELETE FROM association");
                List<Fact> known = links(random, 30);
                List<Fact> named = links(random, random.nextInt(20));
                apply(world, known, named, seed, 1 + random.nextInt(6));
                assertThat(ends(world)).as("seed %d", seed).isEqualTo(onPaper(known, named));
            }
        }
    }

    @EachEngine
    void it_is_held_by_what_is_open_in_its_scope(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Fact> known = new ArrayList<>();
            for (int i = 0; i < 3000; i++) {
                known.add(link("u%04d".formatted(i), i < 1000 ? "p" : "q", null));
            }
            // 100 of 3000 are few, 100 of the 1000 of the partner named are too many
            KnownDelivery held = apply(world, known, known.subList(100, 1000), 0, 700);
            assertThat(held.status()).isEqualTo(DeliveryStatus.HELD);
            assertThat(held.reason()).contains("100 of 1000 open associations of the partners that it names");
            assertThat(world.jdbc.queryForList("SELECT person_id FROM association WHERE unlinked_on IS NOT NULL"))
                    .isEmpty();

            KnownDelivery done = apply(world, List.of(), known.subList(99, 1000), 1, 700);
            assertThat(done.status()).isEqualTo(DeliveryStatus.APPLIED);
            assertThat(done.counts().ended()).isEqualTo(99);
        }
    }

    @EachEngine
    void it_is_held_when_one_partner_would_lose_more_than_half(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Fact> known = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                known.add(link("p" + i, "p", null));
                known.add(link("q" + i, "q", null));
            }
            List<Fact> whole = known.stream()
                    .filter(fact -> ((Association) fact).partnerId().equals("q"))
                    .toList();
            // 5 of 9 of one partner are more than half, although it is 5 of 18 of both
            List<Fact> cutOff = new ArrayList<>(whole);
            cutOff.addAll(List.of(
                    link("p0", "p", null), link("p1", "p", null), link("p2", "p", null), link("p3", "p", null)));
            KnownDelivery held = apply(world, known, cutOff, 0, 3);
            assertThat(held.status()).isEqualTo(DeliveryStatus.HELD);
            assertThat(held.reason())
                    .contains("it would end 5 of 9 open associations of the partner p, which it names");
            assertThat(ends(world).values()).containsOnly("open");
            assertThat(world.rows("snapshot_item")).isEmpty();

            // with one that is new it is 5 of 10, which is no more than half
            cutOff.add(link("new", "p", null));
            KnownDelivery done = apply(world, List.of(), cutOff, 1, 3);
            assertThat(done.status()).isEqualTo(DeliveryStatus.APPLIED);
            assertThat(done.counts().ended()).isEqualTo(5);
        }
    }

    @EachEngine
    void four_items_of_a_partner_hold_nothing_even_if_they_are_all(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Fact> known =
                    List.of(link("a", "p", null), link("b", "p", null), link("c", "p", null), link("d", "p", null));
            KnownDelivery done = apply(world, known, List.of(link("e", "p", LINKED)), 0, 3);
            assertThat(done.status()).isEqualTo(DeliveryStatus.APPLIED);
            assertThat(done.counts().ended()).isEqualTo(4);
        }
    }

    @EachEngine
    void overrides_of_one_partner_hold_it_too(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            List<Fact> known = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                known.add(override("o" + i, "p"));
            }
            KnownDelivery held = apply(world, Feed.OVERRIDES, known, List.of(override("o6", "p")), 0, 2);
            assertThat(held.reason()).contains("it would end 6 of 7 open overrides of the partner p");
        }
    }

    private static KnownDelivery apply(DeliveryWorld world, List<Fact> known, List<Fact> named) {
        return apply(world, known, named, 0, 2);
    }

    private static KnownDelivery apply(DeliveryWorld world, List<Fact> known, List<Fact> named, int number, int chunk) {
        return apply(world, Feed.ASSOCIATIONS, known, named, number, chunk);
    }

    /** What is known, then the snapshot, as one that a mapping has made: so many records at a time. */
    private static KnownDelivery apply(
            DeliveryWorld world, Feed feed, List<Fact> known, List<Fact> named, int number, int chunk) {
        String file = "%s-%d-b.csv".formatted(feed.id(), number);
        deliver(world, "%s-%d-a.csv".formatted(feed.id(), number), feed, Mode.DELTA, known);
        deliver(world, file, feed, Mode.SNAPSHOT, named);
        DeliveryRules usual = DeliveryWorld.RULES;
        DeliveryRules rules = new DeliveryRules(
                chunk,
                ZoneOffset.UTC,
                DeliveryWorld.HOLD,
                usual.rejected(),
                usual.limits(),
                usual.mandatory(),
                Mappings.NONE,
                DeliveryWorld.STARTED,
                DeliveryWorld.AHEAD);
        try (DeliveryDesk desk = world.desk(number + 1, rules)) {
            while (world.step(desk)) {
                world.jdbc.update("UPDATE delivery SET scope = 'PARTNERS' WHERE scope = 'FEED'");
            }
        }
        return world.delivery(file);
    }

    private static void deliver(DeliveryWorld world, String file, Feed feed, Mode mode, List<Fact> items) {
        List<String> records = items.stream().map(DeliveryWorld::line).toList();
        world.deliver(file, feed, mode, PRODUCED.toString(), records);
    }

    private static Map<String, String> onPaper(List<Fact> known, List<Fact> named) {
        Map<String, Association> newest = new TreeMap<>();
        Set<String> keys = new HashSet<>();
        Set<String> partners = new HashSet<>();
        known.forEach(fact -> keep(newest, (Association) fact));
        named.forEach(fact -> {
            keep(newest, (Association) fact);
            keys.add(FactStore.key(fact));
            partners.add(((Association) fact).partnerId());
        });
        Map<String, String> ends = new TreeMap<>();
        newest.forEach((key, link) -> {
            boolean ended = link.unlinkedOn() == null
                    && partners.contains(link.partnerId())
                    && !keys.contains(key)
                    && !link.updatedAt().isAfter(PRODUCED);
            ends.put(shown(link), ended ? "" + ENDS : end(link.unlinkedOn()));
        });
        return ends;
    }

    private static void keep(Map<String, Association> newest, Association link) {
        newest.merge(FactStore.key(link), link, (old, later) -> later.on(old) == Fact.Effect.APPLIED ? later : old);
    }

    private static List<Fact> links(Random random, int count) {
        List<Fact> links = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            @Nullable LocalDate end = random.nextInt(4) == 0 ? LINKED : null;
            Instant at = random.nextInt(6) == 0 ? PRODUCED.plusNanos(1000) : TOUCHED.plusSeconds(random.nextInt(2));
            links.add(new Association("u" + random.nextInt(5), "p" + random.nextInt(4), LINKED, end, at));
        }
        return links;
    }

    private static Map<String, String> ends(DeliveryWorld world) {
        return world
                .jdbc
                .query(
                        "SELECT person_id, partner_id, unlinked_on FROM association",
                        (row, number) -> Map.entry(
                                row.getString(1) + "/" + row.getString(2), end(row.getObject(3, LocalDate.class))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String shown(Association link) {
        return link.personId() + "/" + link.partnerId();
    }

    private static String end(@Nullable LocalDate day) {
        return day == null ? "open" : day.toString();
    }

    private static AgentOverride override(String id, String partner) {
        return new AgentOverride(
                id,
                partner,
                "C",
                new Grant.OfLevel(MembershipLevel.GOLD.name()),
                LINKED,
                null,
                "agent",
                "why",
                null,
                TOUCHED);
    }

    private static Association link(String person, String partner, @Nullable LocalDate end) {
        return new Association(person, partner, LINKED, end, TOUCHED);
    }
}
