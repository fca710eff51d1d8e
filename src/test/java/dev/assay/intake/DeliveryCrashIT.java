package dev.assay.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Association;
import dev.assay.facts.Fact;
import dev.assay.facts.Partner;
import dev.assay.feed.Mode;
import dev.assay.rules.Market;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A night that dies at any point and is resumed ends in exactly the state of an undisturbed one. */
final class DeliveryCrashIT {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path inbox;

    @EachEngine
    void a_crash_between_any_two_transactions_leaves_no_trace(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            Map<String, List<String>> undisturbed = undisturbed(world);
            boolean more = true;
            while (more) {
                // every transaction in a process of its own
                try (DeliveryDesk desk = world.desk(1, DeliveryWorld.RULES)) {
                    more = world.step(desk);
                }
            }
            assertThat(world.everything()).isEqualTo(undisturbed);
        }
    }

    @EachEngine
    void a_transaction_that_is_rolled_back_is_done_again_whole(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            Map<String, List<String>> undisturbed = undisturbed(world);
            try (DeliveryDesk desk = world.desk(1, DeliveryWorld.RULES)) {
                boolean more = true;
                while (more) {
                    world.transactions.executeWithoutResult(status -> {
                        desk.next();
                        status.setRollbackOnly();
                    });
                    more = world.step(desk);
                }
            }
            assertThat(world.everything()).isEqualTo(undisturbed);
        }
    }

    @EachEngine
    void another_run_continues_what_a_dead_one_has_begun(EmptyDatabase database) {
        try (DeliveryWorld world = new DeliveryWorld(database, inbox)) {
            fill(world);
            try (DeliveryDesk desk = world.desk(1, DeliveryWorld.RULES)) {
                for (int i = 0; i < 4; i++) {
                    world.step(desk);
                }
            }
            DeliverySummary second = world.night(2);

            assertThat(DeliverySummary.handled(world.deliveries, 1).size()
                            + second.handled().size())
                    .isEqualTo(5);
            assertThat(world.deliveries.underWay()).isEmpty();
            second.handled()
                    .forEach(delivery -> assertThat(delivery.counts().addUp()).isTrue());
        }
    }

    private static Map<String, List<String>> undisturbed(DeliveryWorld world) {
        fill(world);
        world.night(1);
        Map<String, List<String>> tables = world.everything();
        assertThat(tables.get("association")).hasSize(12);
        tables.keySet().forEach(table -> world.jdbc.update("DELETE FROM " + table));
        return tables;
    }

    private static void fill(DeliveryWorld world) {
        world.deliver("associations-1.csv", Mode.DELTA, "2026-03-01T00:00:00Z", links(0, 10, 0));
        world.deliver("associations-2.csv", Mode.DELTA, "2026-03-02T00:00:00Z", links(3, 12, 1));
        world.deliver("associations-3.csv", Mode.SNAPSHOT, "2026-03-03T00:00:00Z", links(8, 11, 2));
        world.deliver("partners-1.csv", Mode.DELTA, "2026-03-04T00:00:00Z", partners());
        world.put("partners-2.csv", partners().get(0).feed(), List.of());
    }

    private static List<Fact> links(int from, int to, int touched) {
        List<Fact> links = new ArrayList<>();
        for (int i = from; i < to; i++) {
            links.add(new Association("u" + i, "p", DAY, null, AT.plusSeconds(touched)));
        }
        return links;
    }

    private static List<Fact> partners() {
        return List.of(
                new Partner("p", "P", "DE", Market.DEVELOPED, AT), new Partner("q", "Q", "DE", Market.DEVELOPED, AT));
    }
}
