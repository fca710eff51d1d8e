package dev.assay.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.night.NightHouse;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jdbc.core.JdbcTemplate;

final class RecordedSessionsIT {
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
