package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Achievement;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Association;
import dev.assay.facts.Attestation;
import dev.assay.facts.Enrolment;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.facts.MetricMonth;
import dev.assay.facts.Partner;
import dev.assay.facts.PersonAlias;
import dev.assay.feed.Mode;
import dev.assay.mapping.Mappings;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.fact.FactStore;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the order, the number of deliveries and the size of chunks: the newest version of each key is stored. */
final class DeliveryPropertyIT {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.000001Z");

    @TempDir
    private Path folder;

    @EachEngine
    void any_order_and_any_number_of_deliveries_give_the_same_facts(EmptyDatabase database) throws Exception {
        Random random = new Random(20261122);
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            Map<Feed, Map<String, Fact>> expected = new EnumMap<>(Feed.class);
            long run = 1;
            for (int night = 0; night < 3; night++) {
                for (Feed feed : Feed.values()) {
                    List<Fact> rows = rows(feed, 60, random);
                    rows.addAll(rows.subList(0, 10));
                    rows.forEach(row -> expected.computeIfAbsent(feed, any -> new HashMap<>())
                            .merge(FactStore.key(row), row, (a, b) -> b.on(a) == Fact.Effect.APPLIED ? b : a));
                    deliver(world, feed, rows, night, random);
                }
                world.night(run++, withChunks(1 + random.nextInt(40)));
                assertThat(known(world, expected)).isEqualTo(expected);
            }
            for (KnownDelivery delivery : world.deliveries.with(DeliveryStatus.APPLIED)) {
                assertThat(delivery.counts().addUp()).as(delivery.toString()).isTrue();
                assertThat(delivery.recordsDone()).isEqualTo(delivery.counts().read());
            }
            assertThat(world.deliveries.with(DeliveryStatus.APPLIED)).hasSize(3 * Feed.values().length * 3);
        }
    }

    @EachEngine
    void the_size_of_chunks_does_not_show_in_the_counts(EmptyDatabase database) throws Exception {
        Path inbox = Files.createDirectory(folder.resolve("inbox"));
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            Random random = new Random(7);
            for (Feed feed : Feed.values()) {
                deliver(world, feed, rows(feed, 80, random), 0, random);
            }
            world.night(1, withChunks(7));
            Map<String, List<String>> first = world.everything();
            for (int chunk : new int[] {1, 80, 1000}) {
                first.keySet().forEach(table -> world.jdbc.update("DELETE FROM " + table));
                world.night(1, withChunks(chunk));
                assertThat(world.everything()).isEqualTo(first);
            }
        }
    }

    /** The rows in three files, each a shuffled part with some of another part's rows again. */
    private static void deliver(DeliveryWorld world, Feed feed, List<Fact> rows, int night, Random random) {
        for (int part = 0; part < 3; part++) {
            List<Fact> some = new ArrayList<>();
            for (Fact row : rows) {
                if (random.nextInt(3) == part || random.nextInt(4) == 0) {
                    some.add(row);
                }
            }
            some.addAll(part == 2 ? rows : some.subList(0, 5));
            Collections.shuffle(some, random);
            String produced = "2026-03-0%dT0%d:00:00Z".formatted(3 - night, random.nextInt(9));
            world.deliver("%s-%d-%d.csv".formatted(feed.id(), night, part), Mode.DELTA, produced, some);
        }
    }

    private static Map<Feed, Map<String, Fact>> known(DeliveryWorld world, Map<Feed, Map<String, Fact>> asked) {
        FactStore store = new FactStore(world.jdbc);
        Map<Feed, Map<String, Fact>> known = new EnumMap<>(Feed.class);
        asked.forEach((feed, facts) -> known.put(feed, store.find(feed, List.copyOf(facts.values()))));
        return known;
    }

    private static DeliveryRules withChunks(int size) {
        DeliveryRules usual = DeliveryWorld.RULES;
        return new DeliveryRules(
                size,
                usual.zone(),
                usual.hold(),
                usual.rejected(),
                usual.limits(),
                usual.mandatory(),
                Mappings.NONE,
                DeliveryWorld.STARTED,
                DeliveryWorld.AHEAD);
    }

    private static List<Fact> rows(Feed feed, int count, Random random) {
        List<Fact> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(feed, random));
        }
        return rows;
    }

    private static Fact row(Feed feed, Random random) {
        String partner = "p" + random.nextInt(6);
        String person = "person." + random.nextInt(5);
        LocalDate day = DAY.minusDays(random.nextInt(3));
        @Nullable LocalDate end = random.nextBoolean() ? null : day.plusDays(random.nextInt(3));
        Instant at = NOON.plusNanos(1000L * random.nextInt(3));
        return switch (feed) {
            case PARTNERS -> new Partner(partner, name(random), null, market(random), at);
            case MEMBERSHIPS -> new Membership(partner, level(random), day, day.plusYears(1), end, at);
            case ASSOCIATIONS -> new Association(person, partner, day, end, at);
            case ACHIEVEMENTS -> new Achievement(person, "AZ-" + random.nextInt(3), day, end, null, at);
            case METRICS ->
                new MetricMonth(partner, "SALES", YearMonth.of(2026, 1 + random.nextInt(2)), figure(random), at);
            case OVERRIDES ->
                new AgentOverride(
                        "o" + random.nextInt(8),
                        partner,
                        "CLOUD",
                        grant(random),
                        day,
                        end,
                        null,
                        name(random),
                        null,
                        at);
            case ATTESTATIONS -> new Attestation(partner, "AUDIT-" + random.nextInt(3), day, end, null, at);
            case ENROLMENTS -> new Enrolment(partner, "CLOUD", level(random).name(), day, day.plusYears(1), end, at);
            case ALIASES -> new PersonAlias(DeliveryWorld.pseudoId(random.nextInt(5)), person, at);
        };
    }

    /** Two of them differ in the order of code points from the order of UTF-16 units. */
    private static @Nullable String name(Random random) {
        return List.of("a", "A", "\uffee", "\ud83c\udfc5", "")
                .get(random.nextInt(5))
                .transform(text -> text.isEmpty() ? null : text);
    }

    private static Market market(Random random) {
        return Market.values()[random.nextInt(2)];
    }

    private static Level level(Random random) {
        return random.nextBoolean() ? MembershipLevel.SILVER : MembershipLevel.GOLD;
    }

    private static BigDecimal figure(Random random) {
        return new BigDecimal(List.of("0", "-1.5", "2.2500", "1000").get(random.nextInt(4)));
    }

    private static Grant grant(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Grant.OfLevel(level(random).name());
            case 1 -> new Grant.OfRequirement("r" + random.nextInt(2));
            default -> new Grant.OfCredential("person", "AZ-1");
        };
    }
}
