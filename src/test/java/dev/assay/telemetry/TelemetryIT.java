package dev.assay.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.night.RunEvents.Account;
import dev.assay.operation.Freshness;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/** On a database without tables: the worst case for telemetry. */
@WithoutTables
final class TelemetryIT {
    private static final Instant NOW = Instant.parse("2026-03-02T02:15:30Z");
    private static final String NOBODY = "http://127.0.0.1:1/v1/metrics";

    @TempDir
    private Path folder = Path.of("");

    @EachEngine(Engine.H2)
    void without_the_database_it_reports_what_the_process_knows(EmptyDatabase database) throws IOException {
        Path file = folder.resolve("assay.prom");
        Files.writeString(file, "of the night before\n");

        telemetry(database, file.toString(), "").tell(account(run(RunStatus.PUBLISHED)), 69);

        assertThat(Files.readAllLines(file))
                .contains(
                        "assay_exit_code 69.0",
                        "assay_last_run_timestamp_seconds 1.77241773E9",
                        "assay_last_success_timestamp_seconds 1.7723178E9",
                        "assay_run_duration_seconds 90.0",
                        "assay_run_id 17.0",
                        "assay_run_status{status=\"running\"} 1.0",
                        "assay_step_duration_seconds{step=\"deliveries\"} 12.5")
                .noneMatch(line -> line.startsWith("assay_deliveries"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r--r--");
        try (var all = Files.list(folder)) {
            assertThat(all).containsExactly(file);
        }
    }

    @EachEngine(Engine.H2)
    void before_the_first_publication_there_is_no_last_success(EmptyDatabase database) throws IOException {
        Path file = folder.resolve("assay.prom");
        telemetry(database, file.toString(), "").tell(account(null), 5);
        assertThat(Files.readString(file)).contains("assay_exit_code 5.0").doesNotContain("last_success");
    }

    @EachEngine(Engine.H2)
    void a_folder_or_a_collector_that_is_not_there_is_no_error(EmptyDatabase database) {
        Path nowhere = folder.resolve("nowhere").resolve("assay.prom");
        telemetry(database, nowhere.toString(), NOBODY).tell(account(null), 0);
        assertThat(nowhere.getParent()).doesNotExist();
    }

    private static Telemetry telemetry(EmptyDatabase database, String textfile, String url) {
        return new Telemetry(
                new Settings.Metrics(textfile, url),
                new Freshness(Map.of(), ZoneOffset.UTC),
                new Database(database.dataSource()),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Account account(@Nullable Run before) {
        return new Account(
                run(RunStatus.RUNNING),
                Map.of("deliveries", Duration.ofMillis(12_500)),
                Duration.ofSeconds(90),
                before);
    }

    private static Run run(RunStatus status) {
        LocalDateTime published = LocalDateTime.parse("2026-02-28T22:30:00");
        return new Run(
                17,
                LocalDate.of(2026, 3, 1),
                1,
                status,
                null,
                "2026-01",
                "0".repeat(64),
                null,
                null,
                published,
                null,
                status == RunStatus.PUBLISHED ? published : null,
                null,
                null,
                null,
                true,
                0L,
                0,
                0,
                0,
                0,
                null,
                null,
                0L);
    }
}
