package dev.assay.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.doctor.Finding.Level;
import dev.assay.store.server.ServerReadings.Product;
import dev.assay.store.sql.Vendor;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reading means, without a database. */
final class DoctorChecksTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "MySQL, 9.7.0, OK",
        "MySQL, 8.4.0, OK",
        "MySQL, 8.0.41-0ubuntu0.24.04.1, PROBLEM",
        "MySQL, 5.7.44, PROBLEM",
        "MySQL, 11.4.5-MariaDB, OK",
        "MariaDB, 10.5.29-MariaDB, PROBLEM",
        "H2, 2.4.240, OK",
        "PostgreSQL, 17.2, PROBLEM"
    })
    void versions_that_nights_are_known_to_work_on(String name, String version, Level level) {
        assertThat(DatabaseChecks.server(product(name, version)).level()).isEqualTo(level);
    }

    /** Asked at noon, answered so many seconds later. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, OK",
        "2, 0, OK",
        "-2, 0, OK",
        "3, 0, PROBLEM",
        "-3, 0, PROBLEM",
        "5, 4, OK",
        "7, 4, PROBLEM",
        "-3, 4, PROBLEM"
    })
    void the_time_that_the_answer_takes_is_no_difference_of_clocks(long database, long answered, Level level) {
        assertThat(DatabaseChecks.clock(NOON, NOON.plusSeconds(database), NOON.plusSeconds(answered))
                        .level())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://db.invalid:3306/assay?sslMode=VERIFY_IDENTITY, '', TLS_X, OK",
        "jdbc:mysql://db.invalid:3306/assay?sslmode=verify_ca&a=b, '', TLS_X, OK",
        "jdbc:mysql://db.invalid:3306/assay, VERIFY_CA, TLS_X, OK",
        "jdbc:mysql://db.invalid:3306/assay, '', TLS_X, PROBLEM",
        "jdbc:mysql://db.invalid:3306/assay?sslMode=DISABLED, '', '', PROBLEM",
        "jdbc:mysql://127.0.0.1:3306/assay, '', '', NOTE",
        "jdbc:mysql://[::1]:3306/assay, '', TLS_X, NOTE",
        "jdbc:mysql://user:secret@localhost/assay, '', '', NOTE"
    })
    void the_way_is_safe_if_it_is_encrypted_to_the_right_server_or_short(
            String url, String elsewhere, String cipher, Level level) {
        assertThat(DatabaseChecks.tls(url, elsewhere, cipher).level()).isEqualTo(level);
    }

    @Test
    void a_remedy_tells_no_password() {
        assertThat(DatabaseChecks.tls("jdbc:mysql://me:secret@db.invalid:3306/assay?password=secret", "", "")
                        .remedy())
                .isEqualTo("export SPRING_DATASOURCE_URL='jdbc:mysql://db.invalid:3306/assay?sslMode=VERIFY_IDENTITY'");
        assertThat(new DatabaseUrl("jdbc:mysql://me:secret@db.invalid/assay").reach())
                .contains("--host=db.invalid --port=3306 ")
                .doesNotContain("secret");
        assertThat(new DatabaseUrl("jdbc:mysql://[::1]:3307/assay").reach()).contains("--port=3307 ");
    }

    @Test
    void memory_that_is_too_small_is_told() {
        assertThat(DatabaseChecks.memory(128 << 20, 500L << 20).level()).isEqualTo(Level.OK);
        assertThat(DatabaseChecks.memory(128 << 20, 3L << 30).level()).isEqualTo(Level.NOTE);
    }

    @Test
    void room_that_runs_short_is_told() {
        Path path = Path.of("/var/lib/it's");
        assertThat(Room.of("log", path, 10L << 30).level()).isEqualTo(Level.OK);
        assertThat(Room.of("log", path, 1L << 30).level()).isEqualTo(Level.NOTE);
        assertThat(Room.of("log", path, 100L << 20))
                .isEqualTo(Finding.problem("log", "100 MiB are free for /var/lib/it's", "df -h '/var/lib/it'\\''s'"));
    }

    @Test
    void a_scheduler_in_another_zone_is_worth_a_note() {
        assertThat(Checkup.zone(ZoneOffset.UTC, ZoneId.of("Africa/Abidjan"), NOON)
                        .level())
                .isEqualTo(Level.OK);
        Finding finding = Checkup.zone(ZoneOffset.UTC, ZoneId.of("Pacific/Chatham"), NOON);
        assertThat(finding.level()).isEqualTo(Level.NOTE);
        assertThat(finding.says()).contains("today is 2026-11-22", "where it is 2026-11-23");
    }

    @Test
    void no_problem_is_without_a_remedy() {
        assertThatThrownBy(() -> Finding.problem("x", "y", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Product product(String name, String version) {
        Optional<Vendor> vendor =
                switch (name) {
                    case "H2" -> Optional.of(Vendor.H2);
                    case "MySQL", "MariaDB" -> Optional.of(Vendor.MYSQL);
                    default -> Optional.empty();
                };
        return new Product(name, version, "a driver", vendor);
    }
}
