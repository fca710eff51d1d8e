package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to workers, the night or the broker, the tables are those of a night that runs alone. */
final class RemoteNightJobIT {
    /** As many ranges as the local night makes, and many short pages. */
    private static final Map<String, String> ALONE =
            Map.of("ASSAY_WORK_PAGE_SIZE", "2", "ASSAY_WORK_PARTITIONS", "4", "ASSAY_LEASE_DURATION", "3s");

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, String> with(EmbeddedBroker broker) {
        Map<String, String> settings = new TreeMap<>(ALONE);
        settings.put("ASSAY_REMOTE_BROKER", broker.url());
        settings.put("ASSAY_REMOTE_RANGES", "8");
        settings.put("ASSAY_REMOTE_PATIENCE", "20s");
        return settings;
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void three_workers_evaluate_the_night(EmptyDatabase database, EmptyDatabase alone) throws Exception {
        SampleNights nights = SampleNights.in(folder);
        AssayProcess.run(alone, ALONE, nights.nightly(SampleNights.FIRST)).endedWith(0, 6);
        try (EmbeddedBroker broker = new EmbeddedBroker(folder);
                AssayProcess one =
                        AssayProcess.start(database, with(broker), "worker").prints("waiting for a night");
                AssayProcess two =
                        AssayProcess.start(database, with(broker), "worker").prints("waiting for a night");
                AssayProcess three =
                        AssayProcess.start(database, with(broker), "worker").prints("waiting for a night")) {
            AssayProcess.run(database, with(broker), nights.nightly(SampleNights.FIRST))
                    .endedWith(0, 6);
            for (AssayProcess worker : List.of(one, two, three)) {
                AssayProcess.End end = worker.terminate();
                assertThat(end.endedWith(0).out()).contains(": ended");
            }
            assertThat(TableContents.ofTables(database)).isEqualTo(TableContents.ofTables(alone));
        }
    }

    @EachEngine(Engine.H2)
    void an_embedded_database_is_refused(EmptyDatabase database) {
        Map<String, String> settings = Map.of("ASSAY_REMOTE_BROKER", "tcp://127.0.0.1:1");
        for (String command : List.of("worker", "nightly")) {
            assertThat(AssayProcess.run(database, settings, command)
                            .endedWith(78)
                            .complaint())
                    .contains("assay.remote.broker", "SPRING_DATASOURCE_URL", "MySQL");
        }
        assertThat(AssayProcess.run(database, Map.of(), "worker").endedWith(78).complaint())
                .contains("a worker needs assay.remote.broker");
    }

    @EachEngine(Engine.H2)
    void without_a_broker_nothing_is_loaded_that_speaks_to_one(EmptyDatabase database) throws Exception {
        Path classes = folder.resolve("classes.txt");
        SampleNights nights = SampleNights.in(folder);
        AssayProcess.runWithin(
                        "-Xlog:class+load:file=" + classes, database, Map.of(), nights.nightly(SampleNights.FIRST))
                .endedWith(0, 6);
        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains(" dev.assay.night.NightJob "))
                .noneMatch(
                        line -> line.matches(
                                ".* (reactor|jakarta\\.jms|org\\.apache\\.activemq|org\\.springframework\\.(batch\\.)?integration|org\\.springframework\\.messaging|dev\\.assay\\.remote)\\..*"));
    }
}
