package dev.assay.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of all tables of a database at one moment, which can be put back later. */
public final class KeptRows {
    private final EmptyDatabase database;
    private final Map<String, List<@Nullable Object[]>> rows;

    private KeptRows(EmptyDatabase database, Map<String, List<@Nullable Object[]>> rows) {
        this.database = database;
        this.rows = rows;
    }

    /** Reads them all into memory. */
    public static KeptRows of(EmptyDatabase database) throws SQLException {
        Map<String, List<@Nullable Object[]>> rows = new LinkedHashMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                rows.put(table, rows(statement, table));
            }
        }
        return new KeptRows(database, rows);
    }

    /** Makes every table of that moment hold the rows of that moment and no others. */
    public void putBack() throws SQLException {
        boolean h2 = database.engine() == Engine.H2;
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(h2 ? "SET REFERENTIAL_INTEGRITY FALSE" : "SET FOREIGN_KEY_CHECKS = 0");
            connection.setAutoCommit(false);
            for (Map.Entry<String, List<@Nullable Object[]>> table : rows.entrySet()) {
                statement.executeUpdate("DELETE FROM " + table.getKey());
                insert(connection, table.getKey(), table.getValue());
            }
            connection.commit();
            connection.setAutoCommit(true);
            if (h2) {
                statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
            }
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = SCHEMA() AND table_type = 'BASE TABLE'")) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (!name.equals("flyway_schema_history")) {
                    tables.add(name);
                }
            }
        }
        return tables;
    }

    private static List<@Nullable Object[]> rows(Statement statement, String table) throws SQLException {
        List<@Nullable Object[]> kept = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                @Nullable Object[] row = new @Nullable Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                kept.add(row);
            }
        }
        return kept;
    }

    private static void insert(Connection connection, String table, List<@Nullable Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        String places = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table, places))) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
