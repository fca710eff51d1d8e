package dev.assay.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.doctor.Finding.Level;
import dev.assay.store.server.ServerReadings.Product;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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
        assertThat(ServerChecks.product(product(name, version, "REPEATABLE-READ"), "MySQL")
                        .level())
                .isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "MySQL, REPEATABLE-READ, OK",
        "MySQL, READ-COMMITTED, NOTE",
        "H2, READ-COMMITTED, OK",
        "MySQL, READ-UNCOMMITTED, PROBLEM",
        "MySQL, SERIALIZABLE, PROBLEM"
    })
    void isolation_that_nights_can_bear(String name, String isolation, Level level) {
        assertThat(ServerChecks.isolation(product(name, "9.7.0", isolation)).level())
                .isEqualTo(level);
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
        assertThat(ServerChecks.clock(new ServerChecks.ClockReading(
                                NOON, NOON.plusSeconds(database), NOON.plusSeconds(answered)))
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
        assertThat(AccessChecks.tls(url, elsewhere, cipher).level()).isEqualTo(level);
    }

    @Test
    void a_remedy_tells_no_password() {
        assertThat(AccessChecks.tls("jdbc:mysql://me:secret@db.invalid:3306/assay?password=secret", "", "")
                        .remedy())
                .isEqualTo("export SPRING_DATASOURCE_URL='jdbc:mysql://db.invalid:3306/assay?sslMode=VERIFY_IDENTITY'");
        assertThat(DatabaseChecks.reach("jdbc:mysql://me:secret@db.invalid/assay"))
                .contains("--host=db.invalid --port=3306 ")
                .doesNotContain("secret");
        assertThat(DatabaseChecks.reach("jdbc:mysql://[::1]:3307/assay")).contains("--port=3307 ");
    }

    @Test
    void memory_and_packets_that_are_too_small_are_told() {
        assertThat(sizes(128 << 20, 64 << 20, 500L << 20)).containsExactly(Level.OK, Level.OK);
        assertThat(sizes(128 << 20, 1 << 20, 3L << 30)).containsExactly(Level.NOTE, Level.PROBLEM);
    }

    @Test
    void a_strict_session_on_a_lax_server_is_worth_a_note() {
        Product product = product("MySQL", "9.7.0", "REPEATABLE-READ");
        Map<String, String> strict = Map.of("sql_mode", "NO_ZERO_DATE,STRICT_TRANS_TABLES");
        assertThat(ServerChecks.sqlMode(product, strict, strict).level()).isEqualTo(Level.OK);
        assertThat(ServerChecks.sqlMode(product, strict, Map.of()).level()).isEqualTo(Level.NOTE);
        assertThat(ServerChecks.sqlMode(product, Map.of(), strict).level()).isEqualTo(Level.PROBLEM);
    }

    @Test
    void room_that_runs_short_is_told() {
        Path path = Path.of("/var/lib/it's");
        assertThat(PlaceChecks.room("log", path, 10L << 30).level()).isEqualTo(Level.OK);
        assertThat(PlaceChecks.room("log", path, 1L << 30).level()).isEqualTo(Level.NOTE);
        assertThat(PlaceChecks.room("log", path, 100L << 20))
                .isEqualTo(Finding.problem("log", "100 MiB are free for /var/lib/it's", "df -h '/var/lib/it'\\''s'"));
    }

    @Test
    void a_scheduler_in_another_zone_is_worth_a_note() {
        ZoneId chatham = ZoneId.of("Pacific/Chatham");
        assertThat(PlaceChecks.zone(ZoneOffset.UTC, ZoneId.of("Africa/Abidjan"), "SYSTEM", NOON)
                        .level())
                .isEqualTo(Level.OK);
        Finding finding = PlaceChecks.zone(ZoneOffset.UTC, chatham, "SYSTEM", NOON);
        assertThat(finding.level()).isEqualTo(Level.NOTE);
        assertThat(finding.says()).contains("today is 2026-11-22", "2026-11-23 01:45, another day");
    }

    @Test
    void no_problem_is_without_a_remedy() {
        assertThatThrownBy(() -> Finding.problem("x", "y", " ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Level> sizes(int pool, int packet, long data) {
        Map<String, String> variables =
                Map.of("innodb_buffer_pool_size", String.valueOf(pool), "max_allowed_packet", String.valueOf(packet));
        return ServerChecks.sizes(product("MySQL", "9.7.0", "REPEATABLE-READ"), variables, data).stream()
                .map(Finding::level)
                .toList();
    }

    private static Product product(String name, String version, String isolation) {
        return new Product(name, version, "a driver", isolation, "jdbc:mysql://localhost/assay");
    }
}
