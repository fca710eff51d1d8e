package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.lease.Expiry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are killed, stopped or started twice end in the same tables as those that nobody disturbs. */
@WithoutTables
final class ProcessJobIT {
    /** A step that is done is not announced again. */
    private static final String ANY_STEP = "[a-z]+";

    private static final Map<String, String> NO_MORE = Map.of();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder = Path.of("");

    @EachEngine
    void a_night_that_is_killed_or_stopped_ends_like_one_that_nobody_disturbed(
            EmptyDatabase database, EmptyDatabase undisturbed) throws SQLException {
        SampleNights nights = SampleNights.in(folder);
        goOn(nights, SampleNights.FIRST, undisturbed);
        Map<String, List<String>> first = TableContents.ofTables(undisturbed);
        Map<String, List<String>> seenFirst = TableContents.ofReaderViews(undisturbed);

        Random random = new Random(7);
        kill(nights, SampleNights.FIRST, database, "deliveries", random.nextInt(400));
        kill(nights, SampleNights.FIRST, database, ANY_STEP, random.nextInt(400));
        kill(nights, SampleNights.FIRST, database, "evaluation|guard", random.nextInt(100));
        assertThat(TableContents.ofReaderViews(database))
                .hasSameSizeAs(seenFirst)
                .allSatisfy((view, rows) -> assertThat(rows).isEmpty());
        goOn(nights, SampleNights.FIRST, database);
        assertThat(TableContents.ofTables(database)).isEqualTo(first);

        goOn(nights, SampleNights.SECOND, undisturbed);
        stop(nights, database);
        kill(nights, SampleNights.SECOND, database, "evaluation", 0);
        assertThat(TableContents.ofReaderViews(database)).isEqualTo(seenFirst);
        killWhileItPublishes(nights, database);
        assertThat(TableContents.ofReaderViews(database)).isIn(seenFirst, TableContents.ofReaderViews(undisturbed));
        goOn(nights, SampleNights.SECOND, database);
        assertThat(TableContents.ofTables(database)).isEqualTo(TableContents.ofTables(undisturbed));
    }

    @EachEngine
    void of_two_nights_at_once_one_works_and_the_other_says_so(EmptyDatabase database) {
        SampleNights nights = SampleNights.in(folder);
        // if it waited until the lease ends, it would not be back in time
        Map<String, String> impatient = Map.of("ASSAY_LEASE_WAITING", "0s");
        String[] night = nights.nightly(SampleNights.FIRST);
        try (AssayProcess worker = AssayProcess.startHalting("evaluation", database, impatient, night)) {
            worker.reaches("deliveries").after(50).signal("STOP");

            String complaint =
                    AssayProcess.run(database, impatient, night).endedWith(75).complaint();
            switch (database.engine()) {
                case H2 -> {
                    assertThat(complaint)
                            .contains("is in use by another process", "pid " + worker.pid())
                            .containsPattern("since \\d{4}-\\d\\d-\\d\\dT");
                    assertThat(AssayProcess.run(database, impatient, "doctor").out())
                            .contains("in use by another process", "pid " + worker.pid());
                    assertThat(AssayProcess.run(database, impatient, "stop")
                                    .endedWith(75)
                                    .complaint())
                            .contains("SIGTERM");
                }
                case MARIADB, MYSQL ->
                    assertThat(complaint)
                            .contains("pid " + worker.pid(), "for " + SampleNights.FIRST)
                            .containsPattern("since \\d{4}-\\d\\d-\\d\\dT");
            }

            worker.signal("CONT").goOn().end().endedWith(0, 6);
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_night_that_another_process_stops_goes_on_and_ends_like_one_that_nobody_stopped(
            EmptyDatabase database, EmptyDatabase undisturbed) throws SQLException {
        SampleNights nights = SampleNights.in(folder);
        goOn(nights, SampleNights.FIRST, undisturbed);
        String[] command = nights.nightly(SampleNights.FIRST);
        try (AssayProcess night = AssayProcess.startHalting("evaluation", database, NO_MORE, command)) {
            night.reaches("deliveries").after(50).signal("STOP");
            try (AssayProcess stop = AssayProcess.start(database, NO_MORE, "stop")) {
                stop.prints("pid " + night.pid());
                awaitRequest(database);
                night.signal("CONT").goOn().end().endedWith(4);
                assertThat(stop.end().endedWith(0).out())
                        .contains("asking", "running the night of " + SampleNights.FIRST)
                        .contains("run 1 of %s is STOPPED".formatted(SampleNights.FIRST));
            }
        }
        kill(nights, SampleNights.FIRST, database, "deliveries", 0);
        assertThat(AssayProcess.run(database, NO_MORE, "stop").endedWith(0).out())
                .contains(
                        "no night is running",
                        "has died",
                        "'jobs/assay nightly --date %s'".formatted(SampleNights.FIRST));
        goOn(nights, SampleNights.FIRST, database);
        assertThat(TableContents.ofTables(database)).isEqualTo(TableContents.ofTables(undisturbed));
        assertThat(AssayProcess.run(database, NO_MORE, "stop").endedWith(0).out())
                .isEqualTo("no night is running%n".formatted());
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_night_that_is_asked_to_stop_while_it_starts_does_not_run(EmptyDatabase database) throws SQLException {
        String tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = SCHEMA()";
        SampleNights nights = SampleNights.in(folder);
        try (AssayProcess night = AssayProcess.start(database, NO_MORE, nights.nightly(SampleNights.FIRST))) {
            while (Integer.parseInt(text(database, tables)) == 0) {
                night.after(5);
            }
            night.terminate().endedWith(4);
        }
        goOn(nights, SampleNights.FIRST, database);
        assertThat(text(database, "SELECT status FROM v1_run ORDER BY run_id DESC LIMIT 1"))
                .isEqualTo("PUBLISHED");
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void tables_that_a_killed_process_has_half_made_are_completed_by_the_next_one(EmptyDatabase database)
            throws SQLException {
        String tables = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = SCHEMA()";
        for (int some : List.of(3, 24, 40)) {
            try (AssayProcess process = AssayProcess.start(database, NO_MORE, "status")) {
                while (Integer.parseInt(text(database, tables)) < some) {
                    process.after(1);
                }
                process.kill();
            }
        }
        AssayProcess.End completed =
                AssayProcess.run(database, NO_MORE, "status").endedWith(0);
        assertThat(completed.out()).contains("nothing yet");
        assertThat(completed.err()).isEmpty();
    }

    /** Kills a night before it is published, and lets its lease expire. */
    private static void kill(SampleNights nights, LocalDate date, EmptyDatabase database, String step, long millis)
            throws SQLException {
        try (AssayProcess process = AssayProcess.startHalting("publication", database, NO_MORE, nights.nightly(date))) {
            process.reaches(step).after(millis).kill();
        }
        Expiry.ofLease(database);
    }

    private static void killWhileItPublishes(SampleNights nights, EmptyDatabase database) throws SQLException {
        try (AssayProcess process = AssayProcess.start(database, NO_MORE, nights.nightly(SampleNights.SECOND))) {
            process.reaches("publication").kill();
        }
        Expiry.ofLease(database);
    }

    /** Waits until the night has been asked to stop, or the request waits for the chunk that it is frozen in. */
    private static void awaitRequest(EmptyDatabase database) throws SQLException {
        long givingUp = System.nanoTime() + PATIENCE.toNanos();
        while (text(database, "SELECT stop_requested FROM lease").equals("0")
                && text(
                                database,
                                "SELECT COUNT(*) FROM information_schema.processlist WHERE db = SCHEMA() AND info LIKE 'UPDATE lease SET stop_requested%'")
                        .equals("0")) {
            assertThat(System.nanoTime()).as("until the request is made").isLessThan(givingUp);
        }
    }

    private static void stop(SampleNights nights, EmptyDatabase database) throws SQLException {
        String[] night = nights.nightly(SampleNights.SECOND);
        try (AssayProcess process = AssayProcess.startHalting("overrides", database, NO_MORE, night)) {
            String out = process.reaches("deliveries").terminate().endedWith(4).out();
            assertThat(out).contains("STOPPED", "to resume: jobs/assay nightly --date ");
            assertThat(text(database, "SELECT status FROM run ORDER BY run_id DESC LIMIT 1"))
                    .isEqualTo("STOPPED");
            assertThat(text(database, "SELECT owner FROM lease")).isEqualTo("null");
        }
    }

    /** Runs the night to its end, from where it is. */
    private static void goOn(SampleNights nights, LocalDate date, EmptyDatabase database) {
        AssayProcess.run(database, NO_MORE, nights.nightly(date)).endedWith(0, 6);
    }

    private static String text(EmptyDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return String.valueOf(row.getString(1));
        }
    }
}
