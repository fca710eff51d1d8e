package dev.assay.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.night.NightHouse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.JdbcTemplate;

final class RecordedSessionsIT {
    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void a_session_of_a_lost_machine_lives_no_longer_than_a_statement_may_take(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.network.statement-timeout=7m")) {
            assertThat(new JdbcTemplate(house.sessions()).queryForObject("SELECT @@SESSION.wait_timeout", Long.class))
                    .isEqualTo(420);
        }
    }

    @EachEngine({Engine.MARIADB, Engine.MYSQL})
    void what_is_done_impatiently_waits_shortly_for_an_answer_and_the_rest_does_not(EmptyDatabase database)
            throws Exception {
        try (NightHouse house = new NightHouse(database, "assay.lease.duration=3s")) {
            RecordedSessions sessions = house.sessions();
            AtomicReference<Integer> millis = new AtomicReference<>();
            sessions.impatiently(() -> millis.set(
                    new JdbcTemplate(sessions).execute((Connection connection) -> connection.getNetworkTimeout())));
            assertThat(millis.get()).isEqualTo(1000);
            assertThat(new JdbcTemplate(sessions).execute((Connection connection) -> connection.getNetworkTimeout()))
                    .isEqualTo(15 * 60_000);
        }
    }

    @EachEngine(Engine.MYSQL)
    void sessions_are_encrypted_by_the_cipher_that_is_fast_without_the_optimizing_compiler(EmptyDatabase database) {
        assertThat(cipher(database)).isEqualTo("TLS_CHACHA20_POLY1305_SHA256");
    }

    @EachEngine(Engine.MYSQL)
    void a_server_without_that_cipher_is_used_by_its_own(EmptyDatabase database) throws SQLException {
        try (Connection server = database.connect();
                Statement statement = server.createStatement()) {
            statement.execute("SET GLOBAL tls_ciphersuites = 'TLS_AES_256_GCM_SHA384'");
            statement.execute("ALTER INSTANCE RELOAD TLS");
            try {
                assertThat(cipher(database)).isEqualTo("TLS_AES_256_GCM_SHA384");
            } finally {
                statement.execute("SET GLOBAL tls_ciphersuites = DEFAULT");
                statement.execute("ALTER INSTANCE RELOAD TLS");
            }
        }
    }

    private static String cipher(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            return new JdbcTemplate(house.sessions())
                    .query("SHOW SESSION STATUS LIKE 'Ssl_cipher'", (row, number) -> row.getString(2))
                    .get(0);
        }
    }

    @EachEngine(Engine.H2)
    void who_asks_in_an_outage_does_not_wait_for_the_whole_timeout_and_ends_it_with_a_connection(EmptyDatabase database)
            throws Exception {
        AtomicLong clock = new AtomicLong();
        Outage outage = new Outage(clock::get);
        try (RecordedSessions sessions = single(database, outage, HOUR)) {
            try (Connection only = sessions.getConnection()) {
                assertThat(only.isValid(0)).isTrue();
                outage.begin(clock.get());
                clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(2 * HOUR));
                assertTimeoutPreemptively(Duration.ofMinutes(5), () -> assertNothingAvailable(sessions));
            }
            try (Connection again = sessions.getConnection()) {
                assertThat(again.isValid(0)).isTrue();
                assertThat(outage.patience(HOUR)).isEqualTo(HOUR);
            }
        }
    }

    @EachEngine(Engine.H2)
    void an_outage_begins_when_work_gets_no_connection_and_not_when_a_heartbeat_gets_none(EmptyDatabase database)
            throws Exception {
        AtomicLong clock = new AtomicLong();
        Outage outage = new Outage(clock::get);
        try (RecordedSessions sessions = single(database, outage, Outage.MOMENT);
                Connection only = sessions.getConnection()) {
            assertThat(only.isValid(0)).isTrue();
            sessions.impatiently(() -> assertNothingAvailable(sessions));
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(2 * HOUR));
            assertThat(outage.patience(HOUR)).isEqualTo(HOUR);
            assertNothingAvailable(sessions);
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(2 * HOUR));
            assertThat(outage.patience(HOUR)).isEqualTo(Outage.MOMENT);
        }
    }

    private static RecordedSessions single(EmptyDatabase database, Outage outage, long timeout) {
        RecordedSessions sessions = new RecordedSessions(outage);
        sessions.setJdbcUrl(database.url());
        sessions.setUsername(database.user());
        sessions.setPassword(database.password());
        sessions.setMaximumPoolSize(1);
        sessions.setConnectionTimeout(timeout);
        return sessions;
    }

    private static void assertNothingAvailable(RecordedSessions sessions) {
        assertThatThrownBy(sessions::getConnection).isInstanceOf(SQLTransientConnectionException.class);
    }

    @EachEngine(Engine.H2)
    void an_embedded_database_says_who_has_it_open_while_it_is(EmptyDatabase database) {
        EmbeddedFile file = EmbeddedFile.of(database.url()).orElseThrow();
        try (NightHouse house = new NightHouse(database)) {
            assertThat(house.count("SELECT COUNT(*) FROM run")).isZero();
            assertThat(file.holder().orElse(""))
                    .contains("pid " + ProcessHandle.current().pid());
        }
        assertThat(file.holder()).isEmpty();
    }
}
