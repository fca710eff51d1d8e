package dev.assay.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.AssayProcess;
import dev.assay.database.Accounts;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.fault.DisturbedNights.Moment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A night whose server dies, whose disk is full, whose rights are taken or whose files change can be resumed. */
@Tag("faults")
@WithoutTables
final class SurroundingsFaultsJobIT {
    private static final Trials TRIALS = Trials.ofTheBuild();

    @TempDir
    private Path folder = Path.of("");

    /** What happens to a file that lies in the inbox. */
    private enum Change {
        GROWS,
        IS_CUT_OFF,
        IS_REPLACED,
        IS_TAKEN_AWAY;

        void to(Path file, byte[] whole) throws IOException {
            switch (this) {
                case GROWS -> Files.write(file, twice(whole));
                case IS_CUT_OFF -> Files.write(file, Arrays.copyOf(whole, whole.length / 2));
                case IS_REPLACED -> Files.write(file, reversed(whole));
                case IS_TAKEN_AWAY -> Files.delete(file);
            }
        }

        private static byte[] twice(byte[] whole) {
            byte[] twice = Arrays.copyOf(whole, 2 * whole.length);
            System.arraycopy(whole, 0, twice, whole.length, whole.length);
            return twice;
        }

        private static byte[] reversed(byte[] whole) {
            byte[] reversed = new byte[whole.length];
            for (int i = 0; i < whole.length; i++) {
                reversed[i] = whole[whole.length - 1 - i];
            }
            return reversed;
        }
    }

    @AfterAll
    static void show() {
        TRIALS.show();
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void the_server_is_killed_and_comes_back(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("kill -9 of the server", database.engine());
        DisturbedNights nights = new DisturbedNights(database, folder);
        ServerProcess server = ServerProcess.of(database);
        Random random = TRIALS.random();
        for (int trial = 0; trial < TRIALS.times(); trial++) {
            Moment moment = nights.moment(random);
            nights.play(
                    "killed %s".formatted(moment),
                    List.of(0, 5, 6, 69),
                    () -> {
                        try (AssayProcess night = nights.start(Map.of())) {
                            moment.of(night);
                            server.kill();
                            night.after(random.nextInt(1000));
                            server.start();
                            return night.end();
                        }
                    },
                    tally);
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void the_account_loses_its_rights_and_gets_them_back(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("rights lost", database.engine());
        try (Accounts accounts = new Accounts(database)) {
            accounts.create();
            DisturbedNights nights = new DisturbedNights(database, folder);
            Map<String, String> job = Map.of(
                    "SPRING_DATASOURCE_USERNAME",
                    accounts.user("job"),
                    "SPRING_DATASOURCE_PASSWORD",
                    Accounts.PASSWORD);
            Random random = TRIALS.random();
            for (int trial = 0; trial < TRIALS.times(); trial++) {
                accounts.dropTriggers();
                Moment moment = nights.moment(random);
                nights.play(
                        "rights taken %s".formatted(moment),
                        List.of(0, 6, 78),
                        () -> {
                            accounts.grant();
                            try (AssayProcess night = nights.start(job)) {
                                moment.of(night);
                                accounts.execute("REVOKE ALL PRIVILEGES, GRANT OPTION FROM '%s'@'%%'"
                                        .formatted(accounts.user("job")));
                                return night.end();
                            }
                        },
                        tally);
            }
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine
    void a_file_changes_while_it_is_read(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("file changed", database.engine());
        DisturbedNights nights = new DisturbedNights(database, folder);
        Random random = TRIALS.random();
        List<Path> files;
        try (Stream<Path> all = Files.list(nights.inbox())) {
            files = all.filter(file -> !file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (int trial = 0; trial < TRIALS.times(); trial++) {
            Path file = files.get(random.nextInt(files.size()));
            Change change = Change.values()[random.nextInt(4)];
            Moment moment = nights.moment(random);
            nights.playAround(
                    file,
                    "%s %s, %s".formatted(file.getFileName(), change, moment),
                    List.of(0, 5, 6),
                    () -> {
                        byte[] whole = Files.readAllBytes(file);
                        try (AssayProcess night = nights.start(Map.of())) {
                            moment.of(night);
                            change.to(file, whole);
                            return night.end();
                        } finally {
                            Files.write(file, whole);
                        }
                    },
                    tally);
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine(Engine.H2)
    void the_disk_of_the_database_is_full(EmptyDatabase elsewhere) throws Exception {
        Tally tally = Tally.of("disk full, database", elsewhere.engine());
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 200)) {
            EmptyDatabase database = new EmptyDatabase(
                    Engine.H2, "jdbc:h2:file:" + disk.folder().resolve("assay") + ";MODE=MySQL", "sa", "");
            DisturbedNights nights = new DisturbedNights(database, folder);
            Random random = TRIALS.random();
            for (int trial = 0; trial < TRIALS.times(); trial++) {
                int left = random.nextInt(600_000);
                nights.play(
                        "%d bytes left".formatted(left),
                        List.of(0, 5, 6),
                        () -> {
                            disk.leave(left);
                            try (AssayProcess night = nights.start(Map.of())) {
                                return night.end();
                            } finally {
                                disk.empty();
                            }
                        },
                        tally);
            }
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine(Engine.H2)
    void the_disk_of_the_log_is_full(EmptyDatabase database) throws Exception {
        Tally tally = Tally.of("disk full, log", database.engine());
        DisturbedNights nights = new DisturbedNights(database, folder);
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 4)) {
            Map<String, String> there = Map.of(
                    "LOGGING_FILE_NAME", disk.folder().resolve("assay.log").toString());
            Random random = TRIALS.random();
            for (int trial = 0; trial < TRIALS.times(); trial++) {
                int left = random.nextInt(8000);
                nights.play(
                        "%d bytes left".formatted(left),
                        List.of(0, 6, 78),
                        () -> {
                            disk.leave(left);
                            try (AssayProcess night = nights.start(there)) {
                                return night.end();
                            } finally {
                                disk.empty();
                            }
                        },
                        tally);
            }
        }
        assertThat(tally.wrong()).isEmpty();
    }

    @EachEngine(Engine.H2)
    void the_disk_of_the_page_is_full(EmptyDatabase database) throws Exception {
        DisturbedNights nights = new DisturbedNights(database, folder);
        assertThat(nights.command()).isNotEmpty();
        try (SmallDisk disk = SmallDisk.at(folder.resolve("disk"), 4)) {
            Path page = disk.folder().resolve("page.html");
            disk.leave(8192);
            AssayProcess.run(database, DisturbedNights.USUAL, "report", "--run", "2", "--out", page.toString())
                    .endedWith(5, 78);
            assertThat(page).as("a page that is not whole").doesNotExist();
            disk.empty();
            AssayProcess.run(database, DisturbedNights.USUAL, "report", "--run", "2", "--out", page.toString())
                    .endedWith(0);
            assertThat(page).content().endsWith("</html>\n");
        }
    }
}
