package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.feed.Mode;
import dev.assay.mapping.MappingLoader;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Achievements are what the credentials behind them state together, in whichever order these arrive. */
final class AssertionIT {
    private static final String MAPPING =
            """
            mapping: badges
            json: {}
            columns:
              /issuer: {optional: true}
              /person: {optional: true}
              /day: {optional: true}
              /until: {optional: true}
              /revoked: {optional: true}
              /at: {optional: true}
              /gone: {optional: true}
            feeds:
              achievements:
                assertion: {id: /id, issuer: /issuer, revoked: {column: /gone, equals: "true"}}
                columns:
                  person_id: /person
                  credential_code: {constant: 70-533}
                  earned_on: /day
                  valid_until: /until
                  revoked_on: /revoked
                  updated_at: [/at, {produced_at: true}]
            """;
    private static final String STANDS = "{\"id\":\"1\",\"person\":\"nia\",\"day\":\"2026-01-10\"}\n";
    private static final String GONE = "{\"id\":\"1\",\"gone\":true}\n";

    @TempDir
    private Path folder;

    private Path inbox = Path.of("");

    @BeforeEach
    void folders() throws IOException {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        Files.writeString(Files.createDirectory(folder.resolve("mappings")).resolve("badges.yaml"), MAPPING);
    }

    @EachEngine
    void credential_is_revoked_by_its_id_before_it_comes_with_it_or_after(EmptyDatabase database) {
        for (List<String> deliveries :
                List.of(List.of(STANDS + GONE), List.of(GONE + STANDS), List.of(STANDS, GONE), List.of(GONE, STANDS))) {
            try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
                empty(world);
                for (int i = 0; i < deliveries.size(); i++) {
                    deliver(
                            world,
                            "x%d-%d.ndjson".formatted(deliveries.hashCode(), i),
                            "2026-02-0%dT00:00:00Z".formatted(i + 1),
                            deliveries.get(i));
                    world.night(i + 1, rules(1));
                }
                assertThat(achievements(world)).as("%s", deliveries).containsOnlyKeys("nia/2026-01-10");
                assertThat(achievements(world).get("nia/2026-01-10")).startsWith("revoked 2026-01-10");
            }
        }
    }

    @EachEngine
    void badge_issued_again_for_the_same_day_is_held_until_that_one_is_revoked_too(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(
                    world,
                    "a.ndjson",
                    "2026-02-01T00:00:00Z",
                    "{\"id\":\"1\",\"person\":\"nia\",\"day\":\"2026-01-10\",\"revoked\":\"2026-01-10\"}\n"
                            + "{\"id\":\"2\",\"person\":\"nia\",\"day\":\"2026-01-10\"}\n");
            world.night(1, rules(1));
            assertThat(achievements(world).get("nia/2026-01-10")).startsWith("stands");
            KnownDelivery first = world.delivery("a.ndjson");
            assertThat(first.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0));
            assertThat(first.conflicts()).isZero();

            deliver(world, "b.ndjson", "2026-02-02T00:00:00Z", "{\"id\":\"2\",\"gone\":true}\n");
            world.night(2, rules(1));
            assertThat(achievements(world).get("nia/2026-01-10"))
                    .startsWith("revoked 2026-01-10")
                    .endsWith("2026-02-02T00:00:00Z");
            deliver(world, "c.ndjson", "2026-02-03T00:00:00Z", "{\"id\":\"2\",\"gone\":true}\n" + STANDS);
            world.night(3, rules(1));
            assertThat(world.delivery("c.ndjson").counts()).isEqualTo(new Counts(2, 1, 0, 1, 0, 0));
            assertThat(achievements(world).get("nia/2026-01-10")).startsWith("stands");
        }
    }

    @EachEngine
    void our_own_feed_puts_right_what_was_revoked_by_mistake(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(world, "a.ndjson", "2026-02-01T00:00:00Z", STANDS + GONE);
            world.deliver(
                    "achievements-1.csv",
                    Mode.DELTA,
                    "2026-02-02T00:00:00Z",
                    List.of(new Achievement(
                            "nia",
                            "70-533",
                            LocalDate.of(2026, 1, 10),
                            null,
                            null,
                            Instant.parse("2026-02-01T12:00:00Z"))));
            deliver(world, "b.ndjson", "2026-02-03T00:00:00Z", GONE);
            world.night(1, rules(2));
            assertThat(achievements(world).get("nia/2026-01-10"))
                    .startsWith("stands")
                    .endsWith("2026-02-01T12:00:00Z");
        }
    }

    @EachEngine
    void id_of_another_issuer_is_another_credential(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            deliver(
                    world,
                    "a.ndjson",
                    "2026-02-01T00:00:00Z",
                    "{\"id\":\"1\",\"issuer\":\"x\",\"person\":\"nia\",\"day\":\"2026-01-10\"}\n"
                            + "{\"id\":\"1\",\"issuer\":\"y\",\"person\":\"oda\",\"day\":\"2026-01-10\"}\n"
                            + "{\"id\":\"1\",\"issuer\":\"y\",\"gone\":true}\n");
            world.night(1, rules(10));
            assertThat(achievements(world).get("nia/2026-01-10")).startsWith("stands");
            assertThat(achievements(world).get("oda/2026-01-10")).startsWith("revoked");
        }
    }

    @EachEngine
    void any_order_of_deliveries_and_any_size_of_chunks_give_the_same_facts(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            for (int seed = 0; seed < 8; seed++) {
                Random random = new Random(seed);
                List<List<String>> deliveries = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    deliveries.add(rows(random));
                }
                Map<String, String> expected = null;
                for (int round = 0; round < 4; round++) {
                    empty(world);
                    List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 1));
                    Collections.shuffle(order, random);
                    for (int night = 0; night < order.size(); night++) {
                        int delivery = order.get(night);
                        Collections.shuffle(deliveries.get(delivery), random);
                        deliver(
                                world,
                                "s%d-%d-%d-%d.ndjson".formatted(seed, round, night, delivery),
                                "2026-03-0%dT00:00:00Z".formatted(delivery + 1),
                                String.join("", deliveries.get(delivery)));
                        world.night(night + 1, rules(1 + random.nextInt(12)));
                    }
                    Map<String, String> found = achievements(world);
                    expected = expected == null ? found : expected;
                    assertThat(found).as("seed %d, order %s", seed, order).isEqualTo(expected);
                }
            }
        }
    }

    private static List<String> rows(Random random) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            String issuer = random.nextInt(3) == 0 ? "" : ",\"issuer\":\"%d\"".formatted(random.nextInt(2));
            String id = "{\"id\":\"%d\"%s".formatted(random.nextInt(6), issuer);
            if (random.nextInt(5) == 0) {
                rows.add(id + ",\"gone\":true}\n");
            } else {
                rows.add(id
                        + ",\"person\":\"p%d\",\"day\":\"2026-01-1%d\",\"at\":\"2026-02-0%dT00:00:00Z\"%s%s}\n"
                                .formatted(
                                        random.nextInt(2),
                                        random.nextInt(2),
                                        1 + random.nextInt(3),
                                        random.nextInt(3) == 0
                                                ? ",\"revoked\":\"2026-01-2%d\"".formatted(random.nextInt(3))
                                                : "",
                                        random.nextInt(3) == 0
                                                ? ",\"until\":\"2027-01-0%d\"".formatted(1 + random.nextInt(3))
                                                : ""));
            }
        }
        return rows;
    }

    private static void deliver(DeliveryWorld world, String file, String producedAt, String text) {
        world.deliverMapped(file, "badges", producedAt, text.lines().count(), text);
    }

    private DeliveryRules rules(int chunk) {
        DeliveryRules usual = DeliveryWorld.RULES;
        return new DeliveryRules(
                chunk,
                usual.zone(),
                usual.hold(),
                usual.rejected(),
                usual.limits(),
                usual.mandatory(),
                new MappingLoader().in(folder.resolve("mappings")),
                usual.startedAt(),
                usual.producedAhead());
    }

    private void empty(DeliveryWorld world) {
        try (Stream<Path> files = Files.list(inbox)) {
            files.toList().stream()
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".manifest.json"))
                    .forEach(world::takeAway);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String table : List.of("achievement", "assertion", "assertion_revocation", "delivery")) {
            world.jdbc.update("DELETE FROM " + table);
        }
    }

    /** By person and day: whether it is held, its end, and its updated_at. */
    private static Map<String, String> achievements(DeliveryWorld world) {
        Map<String, String> found = new HashMap<>();
        world.jdbc.query("SELECT person_id, earned_on, revoked_on, valid_until, updated_at FROM achievement", row -> {
            LocalDate revokedOn = row.getObject(3, LocalDate.class);
            found.put(
                    row.getString(1) + "/" + row.getObject(2, LocalDate.class),
                    "%s until %s %s"
                            .formatted(
                                    revokedOn == null ? "stands" : "revoked " + revokedOn,
                                    row.getObject(4, LocalDate.class),
                                    row.getObject(5, java.time.LocalDateTime.class)
                                            .toInstant(java.time.ZoneOffset.UTC)));
        });
        return found;
    }
}
