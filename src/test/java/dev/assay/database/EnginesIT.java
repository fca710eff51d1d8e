package dev.assay.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;

/** What the store may take for granted of every engine. */
@WithoutTables
final class EnginesIT {
    private static final String KEYS_ARE_BYTES = ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";
    private static final String CHATHAM = "Pacific/Chatham";

    private final TimeZone machine = TimeZone.getDefault();

    @AfterEach
    void give_the_machine_its_zone_back() {
        TimeZone.setDefault(machine);
    }

    @EachEngine
    void names_its_engine_and_starts_without_tables(EmptyDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            String product = connection.getMetaData().getDatabaseProductName() + " "
                    + connection.getMetaData().getDatabaseProductVersion();
            String expected =
                    switch (database.engine()) {
                        case H2 -> "H2 2\\.4.*";
                        case MARIADB -> "(MySQL|MariaDB) .*11\\.4.*MariaDB.*";
                        case MYSQL -> "MySQL 9\\.(?!.*MariaDB).*";
                    };
            assertThat(product).matches(expected);
            assertThat(number(
                            connection,
                            "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE UPPER(TABLE_SCHEMA) NOT IN"
                                    + " ('INFORMATION_SCHEMA', 'MYSQL', 'PERFORMANCE_SCHEMA', 'SYS')"
                                    + " AND TABLE_CATALOG IS NOT NULL AND UPPER(TABLE_SCHEMA) = UPPER(SCHEMA())"))
                    .isZero();
        }
    }

    @EachEngine
    void two_keys_that_look_alike_are_two_keys(EmptyDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE item (id VARCHAR(40) NOT NULL PRIMARY KEY" + KEYS_ARE_BYTES);
            execute(
                    connection,
                    "INSERT INTO item VALUES ('Résumé'), ('resume'), ('RESUME'), ('ß'), ('ss'), ('ä'), ('a')");

            assertThat(number(connection, "SELECT COUNT(*) FROM item")).isEqualTo(7);
            assertThat(number(connection, "SELECT COUNT(*) FROM item WHERE id = 'resume'"))
                    .isEqualTo(1);
            assertThat(number(connection, "SELECT COUNT(*) FROM item WHERE id = 'ss'"))
                    .isEqualTo(1);
            assertThatThrownBy(() -> execute(connection, "INSERT INTO item VALUES ('ß')"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @EachEngine
    void text_outside_the_basic_plane_comes_back_as_it_was(EmptyDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE item (name VARCHAR(40)" + KEYS_ARE_BYTES);
            insert(connection, "INSERT INTO item VALUES (?)", "Zürich 🏅 株式会社");

            assertThat(one(connection, "SELECT name FROM item", String.class)).isEqualTo("Zürich 🏅 株式会社");
        }
    }

    @EachEngine
    void a_date_is_the_same_day_in_every_zone_of_the_machine(EmptyDatabase database) throws SQLException {
        LocalDate day = LocalDate.of(2026, 9, 27);
        TimeZone.setDefault(TimeZone.getTimeZone(CHATHAM));
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE item (earned_on DATE" + KEYS_ARE_BYTES);
            insert(connection, "INSERT INTO item VALUES (?)", day);
            assertThat(one(connection, "SELECT earned_on FROM item", LocalDate.class))
                    .isEqualTo(day);
        }
        TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
        try (Connection connection = database.connect()) {
            assertThat(one(connection, "SELECT earned_on FROM item", LocalDate.class))
                    .isEqualTo(day);
            assertThat(one(connection, "SELECT CAST(earned_on AS CHAR(10)) FROM item", String.class))
                    .isEqualTo("2026-09-27");
        }
    }

    /** In the Chatham Islands clocks went from 02:45 to 03:45 on that day: there, 03:00 never was. */
    @EachEngine
    void a_moment_keeps_its_microseconds_and_its_hour_in_every_zone_of_the_machine(EmptyDatabase database)
            throws SQLException {
        LocalDateTime moment = LocalDateTime.of(2026, 9, 27, 3, 0, 0, 123_456_000);
        TimeZone.setDefault(TimeZone.getTimeZone(CHATHAM));
        try (Connection connection = database.connect()) {
            execute(connection, "CREATE TABLE item (updated_at DATETIME(6)" + KEYS_ARE_BYTES);
            insert(connection, "INSERT INTO item VALUES (?)", moment);
            assertThat(one(connection, "SELECT updated_at FROM item", LocalDateTime.class))
                    .isEqualTo(moment);
        }
        TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
        try (Connection connection = database.connect()) {
            assertThat(one(connection, "SELECT updated_at FROM item", LocalDateTime.class))
                    .isEqualTo(moment);
            assertThat(one(connection, "SELECT CAST(updated_at AS CHAR(26)) FROM item", String.class))
                    .isEqualTo("2026-09-27 03:00:00.123456");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void insert(Connection connection, String sql, Object value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            statement.executeUpdate();
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return one(connection, sql, Long.class);
    }

    private static <T> T one(Connection connection, String sql, Class<T> type) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1, type);
        }
    }
}
