package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.lease.Expiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to workers, the night or the broker, the tables are those of a night that runs alone. */
@WithoutTables
final class RemoteNightJobIT {
    /** A page for each partner, so that there are many moments to disturb; and as many ranges as for workers. */
    private static final Map<String, String> ALONE =
            Map.of("ASSAY_WORK_PAGE_SIZE", "1", "ASSAY_WORK_PARTITIONS", "4", "ASSAY_LEASE_DURATION", "30s");

    private static final String OF_BROKERS =
            ".* (reactor|jakarta\\.jms|org\\.apache\\.activemq|org\\.springframework\\.(batch\\.)?integration|org\\.springframework\\.messaging|dev\\.assay\\.remote)\\..*";

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    private static Map<String, String> with(String broker, String... more) {
        Map<String, String> settings = new TreeMap<>(ALONE);
        settings.put("ASSAY_REMOTE_BROKER", broker);
        settings.put("ASSAY_REMOTE_RANGES", "8");
        settings.put("ASSAY_REMOTE_PATIENCE", "6s");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    private static AssayProcess worker(EmptyDatabase database, String broker, String... more) {
        return AssayProcess.start(database, with(broker, more), "worker").prints("waiting for a night");
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void lost_workers_a_lost_broker_and_a_lost_night_change_nothing(EmptyDatabase database, EmptyDatabase alone)
            throws Exception {
        String[] nightly = SampleNights.in(folder).nightly(SampleNights.FIRST);
        AssayProcess.run(alone, ALONE, nightly).endedWith(0, 6);
        Map<String, List<String>> wanted = TableContents.ofTables(alone);
        String[] user = {"ASSAY_REMOTE_USER", EmbeddedBroker.USER, "ASSAY_REMOTE_PASSWORD", EmbeddedBroker.PASSWORD};
        String[] slow = {user[0], user[1], user[2], user[3], "ASSAY_WORK_PARTITIONS", "1"};
        try (EmbeddedBroker broker = EmbeddedBroker.secured(folder);
                AssayProcess lost = worker(database, broker.url(), slow);
                AssayProcess frozen = worker(database, broker.url(), slow);
                AssayProcess third = worker(database, broker.url(), slow)) {
            try (AssayProcess night = AssayProcess.start(database, with(broker.url(), user), nightly)) {
                evaluated(database, 10);
                lost.kill();
                evaluated(database, 20);
                frozen.signal("STOP");
                broker.restart();
                evaluated(database, 40);
                night.kill();
            }
            Expiry.ofLease(database);
            AssayProcess.run(database, with(broker.url(), user), nightly).endedWith(0, 6);
            assertThat(TableContents.ofTables(database)).isEqualTo(wanted);

            frozen.signal("CONT");
            for (AssayProcess worker : List.of(frozen, third)) {
                assertThat(worker.terminate().code()).isZero();
            }
            assertThat(third.end().out()).contains(": finished");
            assertThat(TableContents.ofTables(database)).isEqualTo(wanted);
        }
    }

    /** Fails if the time is up, whatever has happened to the night. */
    private static void evaluated(EmptyDatabase database, int partners) throws Exception {
        long givingUp = System.nanoTime() + PATIENCE.toNanos();
        while (evaluated(database) < partners) {
            assertThat(System.nanoTime())
                    .as("%d partners are evaluated, %d expected", evaluated(database), partners)
                    .isLessThan(givingUp);
            Thread.sleep(10);
        }
    }

    private static long evaluated(EmptyDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT SUM(partners) FROM run_range")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            return 0; // the tables are being made
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_night_without_workers_can_be_stopped_and_does_everything_alone(EmptyDatabase database, EmptyDatabase alone)
            throws Exception {
        String[] nightly = SampleNights.in(folder).nightly(SampleNights.FIRST);
        AssayProcess.run(alone, ALONE, nightly).endedWith(0, 6);
        try (EmbeddedBroker broker = new EmbeddedBroker(folder);
                AssayProcess stranger = worker(database, broker.url(), "ASSAY_LOOK_AHEAD", "P4M");
                AssayProcess waiting =
                        AssayProcess.start(database, with(broker.url(), "ASSAY_REMOTE_PATIENCE", "1h"), nightly)) {
            assertThat(stranger.end().endedWith(78).complaint())
                    .contains("run 1 of 2017-10-16 is evaluated by other rulebooks or settings");
            waiting.reaches("evaluation").terminate().endedWith(4);

            AssayProcess.End end =
                    AssayProcess.run(database, with(broker.url(), "ASSAY_REMOTE_PATIENCE", "2s"), nightly);
            assertThat(end.endedWith(0, 6).out())
                    .contains(
                            "note: no worker has advanced for PT2S (assay.remote.patience); this night evaluated what was left without workers");
        }
        assertThat(TableContents.ofTables(database)).isEqualTo(TableContents.ofTables(alone));
    }

    @EachEngine(Engine.MARIADB)
    void a_night_that_does_not_reach_the_broker_says_so_at_its_end(EmptyDatabase database) throws IOException {
        String nowhere = "tcp://127.0.0.1:" + EmbeddedBroker.freePort();
        assertThat(AssayHere.run(
                                database,
                                Map.of("assay.remote.broker", nowhere),
                                SampleNights.in(folder).nightly(SampleNights.FIRST))
                        .endedWith(0, 6)
                        .out())
                .contains("PUBLISHED", "note: the broker " + nowhere + " cannot be reached", "jobs/assay doctor");
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
        String[] nightly = SampleNights.in(folder).nightly(SampleNights.FIRST);
        AssayProcess.runWithin("-Xlog:class+load:file=" + classes, database, Map.of(), nightly)
                .endedWith(0, 6);
        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains(" dev.assay.night.NightJob "))
                .noneMatch(line -> line.matches(OF_BROKERS));
        AssayProcess.runWithin("-Xlog:class+load:file=" + classes, database, Map.of(), "doctor");
        assertThat(Files.readAllLines(classes))
                .anyMatch(line -> line.contains(" dev.assay.doctor.Checkup "))
                .noneMatch(line -> line.matches(OF_BROKERS));
    }
}
