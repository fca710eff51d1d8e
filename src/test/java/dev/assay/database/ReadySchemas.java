package dev.assay.database;

import dev.assay.store.schema.SchemaScripts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Databases with the program's tables and only the rows that a first start leaves. To make the tables takes longer than most
 * tests: a schema on a server is used by one test of this JVM after another, and an embedded one is a copy of a file.
 */
final class ReadySchemas {
    private static final Map<Engine, Deque<Ready>> FREE = new EnumMap<>(Engine.class);
    private static @Nullable Path embedded;

    private ReadySchemas() {}

    /** Makes an empty schema on a server. */
    @FunctionalInterface
    interface Making {
        Schema make() throws Exception;
    }

    /**
     * A schema, and what it held when its tables had just been made.
     *
     * @param structure of its tables, as text
     * @param counters the next number of each table that numbers its rows
     */
    private record Ready(Schema schema, KeptRows rows, String structure, Map<String, String> counters) {}

    /** One that is free again when it is closed. */
    static Schema take(Engine engine, Making making) throws Exception {
        if (engine == Engine.H2) {
            return copy();
        }
        Ready free = free(engine).poll();
        Ready ready = free == null ? made(making) : free;
        return new Schema(ready.schema().database(), () -> giveBack(ready));
    }

    private static synchronized Deque<Ready> free(Engine engine) {
        if (FREE.isEmpty()) {
            Runtime.getRuntime().addShutdownHook(new Thread(ReadySchemas::removeAll, "schemas-end"));
        }
        return FREE.computeIfAbsent(engine, key -> new ArrayDeque<>());
    }

    private static Ready made(Making making) throws Exception {
        Schema schema = making.make();
        EmptyDatabase database = schema.database();
        migrate(database);
        return new Ready(schema, KeptRows.of(database), structure(database), counters(database));
    }

    private static void migrate(EmptyDatabase database) {
        FluentConfiguration flyway =
                Flyway.configure().dataSource(database.url(), database.user(), database.password());
        SchemaScripts.configure(flyway);
        flyway.load().migrate();
    }

    /** One whose tables a test has changed is of no more use. */
    private static void giveBack(Ready ready) throws IOException, SQLException {
        EmptyDatabase database = ready.schema().database();
        if (!structure(database).equals(ready.structure())) {
            ready.schema().close();
            return;
        }
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            // a test that leaves a transaction open shall fail here, not wait for ever
            statement.execute(
                    "SET SESSION lock_wait_timeout = 300, innodb_lock_wait_timeout = 300, foreign_key_checks = 0");
            for (Map.Entry<String, String> counter : counters(database).entrySet()) {
                if (!counter.getValue().equals(ready.counters().get(counter.getKey()))) {
                    statement.execute("TRUNCATE TABLE " + counter.getKey());
                }
            }
        }
        ready.rows().putBack();
        free(database.engine()).push(ready);
    }

    private static String structure(EmptyDatabase database) throws SQLException {
        List<List<String>> columns = texts(
                database,
                """
                SELECT table_name, column_name, column_type FROM information_schema.columns
                WHERE table_schema = SCHEMA() ORDER BY table_name, ordinal_position""");
        List<List<String>> triggers = texts(
                database,
                "SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = SCHEMA() ORDER BY 1");
        List<List<String>> history = texts(
                database, "SELECT installed_rank, version, success FROM flyway_schema_history ORDER BY installed_rank");
        return List.of(columns, triggers, history).toString();
    }

    private static Map<String, String> counters(EmptyDatabase database) throws SQLException {
        Map<String, String> counters = new TreeMap<>();
        for (List<String> row : texts(
                database,
                "SELECT table_name, auto_increment FROM information_schema.tables WHERE table_schema = SCHEMA() AND auto_increment IS NOT NULL")) {
            counters.put(row.get(0), row.get(1));
        }
        return counters;
    }

    private static List<List<String>> texts(EmptyDatabase database, String sql) throws SQLException {
        List<List<String>> texts = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.engine() == Engine.MYSQL) {
                // otherwise figures of tables are up to a day old
                statement.execute("SET SESSION information_schema_stats_expiry = 0");
            }
            try (ResultSet rows = statement.executeQuery(sql)) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int column = 1; column <= columns; column++) {
                        row.add(String.valueOf(rows.getString(column)));
                    }
                    texts.add(row);
                }
            }
        }
        return texts;
    }

    private static Schema copy() throws IOException {
        Schema schema = Schema.inNewFile();
        Files.copy(embedded(), Schema.file(schema.database()));
        return schema;
    }

    private static synchronized Path embedded() throws IOException {
        if (embedded == null) {
            Schema schema = Schema.inNewFile();
            migrate(schema.database());
            embedded = Schema.file(schema.database());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(schema), "schema-end"));
        }
        return embedded;
    }

    private static void removeAll() {
        // a server that this JVM has started ends with it
        free(Engine.MYSQL).forEach(ready -> remove(ready.schema()));
    }

    private static void remove(Schema schema) {
        try {
            schema.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
