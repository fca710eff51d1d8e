package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** A network that swallows everything closes no connection: whoever waits for an answer waits for ever. */
@WithoutTables
final class SilentNetworkJobIT {
    private static final Map<String, String> SMALL = Map.of("ASSAY_WORK_CHUNK_SIZE", "20");

    /** Much shorter than a statement may take, so that only a lost lease can end a night before the test gives up. */
    private static final Map<String, String> SHORT =
            Map.of("ASSAY_LEASE_DURATION", "8s", "ASSAY_WORK_CHUNK_SIZE", "20", "ASSAY_NETWORK_CONNECT_TIMEOUT", "2s");

    @TempDir
    private Path folder = Path.of("");

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_night_that_gets_no_answer_ends_with_69_soon_after_its_lease_and_can_be_resumed(EmptyDatabase database) {
        String[] command = SampleNights.in(folder).nightly(SampleNights.FIRST);
        try (Forwarder way = Forwarder.to(database);
                AssayProcess night = AssayProcess.startHalting("evaluation", way.database(), SHORT, command)) {
            night.reaches("deliveries").after(300);
            way.swallow();
            AssayProcess.End end = night.goOn().end().endedWith(69);
            assertThat(end.out()).doesNotContain("PUBLISHED");
            assertThat(end.complaint()).contains("cannot be reached", "assay.lease.duration");
        }
        assertThat(AssayProcess.run(database, SMALL, command).endedWith(0, 6).out())
                .contains("PUBLISHED (resumed)");
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_command_that_gets_no_answer_from_the_beginning_ends_with_69_as_well(EmptyDatabase database) {
        AssayProcess.run(database, SMALL, "status").endedWith(0);
        try (Forwarder way = Forwarder.to(database)) {
            way.swallow();
            Map<String, String> shorter = new TreeMap<>(SHORT);
            shorter.put("ASSAY_NETWORK_STATEMENT_TIMEOUT", "2s");
            AssayProcess.End end = AssayProcess.run(way.database(), shorter, "status");
            assertThat(end.endedWith(69).complaint()).contains("cannot be reached");
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void what_another_has_published_meanwhile_is_neither_changed_nor_claimed_when_the_network_is_back(
            EmptyDatabase database) throws Exception {
        String[] night = SampleNights.in(folder).nightly(SampleNights.FIRST);
        try (Forwarder way = Forwarder.to(database);
                AssayProcess cutOff = AssayProcess.startHalting("evaluation", way.database(), SHORT, night)) {
            cutOff.reaches("deliveries").after(300);
            way.swallow();
            cutOff.goOn();

            try (AssayProcess successor = AssayProcess.start(database, SMALL, night)) {
                successor.reaches("deliveries");
                way.letThrough();
                assertThat(successor.end().endedWith(0, 6).out()).contains("PUBLISHED");
            }
            Map<String, List<String>> published = TableContents.ofTables(database);
            assertThat(cutOff.end().endedWith(69, 75).out()).doesNotContain("PUBLISHED");
            assertThat(TableContents.ofTables(database)).isEqualTo(published);
        }
    }
}
