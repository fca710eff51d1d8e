package dev.assay.store.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The objects in the schema of a connection. Names are compared ignoring case and returned in lower case. */
final class SchemaObjects {
    private final Connection connection;

    SchemaObjects(Connection connection) {
        this.connection = connection;
    }

    /** The columns of a table or view in order; empty if there is none with that name. */
    List<String> columns(String table) throws SQLException {
        return list(
                """
                SELECT c.column_name FROM information_schema.columns c
                WHERE c.table_schema = SCHEMA() AND UPPER(c.table_name) = ? ORDER BY c.ordinal_position
                """,
                table);
    }

    /** The columns of an index in order; empty if the table has none with that name. */
    List<String> index(String table, String index) throws SQLException {
        String stored = stored(table);
        TreeMap<Integer, String> columns = new TreeMap<>();
        if (stored != null) {
            DatabaseMetaData data = connection.getMetaData();
            try (ResultSet rows =
                    data.getIndexInfo(connection.getCatalog(), connection.getSchema(), stored, false, true)) {
                while (rows.next()) {
                    if (index.equalsIgnoreCase(rows.getString("INDEX_NAME"))) {
                        columns.put(rows.getInt("ORDINAL_POSITION"), lower(rows.getString("COLUMN_NAME")));
                    }
                }
            }
        }
        return List.copyOf(columns.values());
    }

    /** True if there is such a table and it has a primary key. */
    boolean hasPrimaryKey(String table) throws SQLException {
        String stored = stored(table);
        if (stored == null) {
            return false;
        }
        DatabaseMetaData data = connection.getMetaData();
        try (ResultSet rows = data.getPrimaryKeys(connection.getCatalog(), connection.getSchema(), stored)) {
            return rows.next();
        }
    }

    /** True if there is a sequence with that name; only if the engine has sequences. */
    boolean hasSequence(String name) throws SQLException {
        return !list(
                        """
                        SELECT s.sequence_name FROM information_schema.sequences s
                        WHERE s.sequence_schema = SCHEMA() AND UPPER(s.sequence_name) = ?
                        """,
                        name)
                .isEmpty();
    }

    /** The table's name as stored by the database. */
    private @Nullable String stored(String table) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                """
                        SELECT t.table_name FROM information_schema.tables t
                        WHERE t.table_schema = SCHEMA() AND UPPER(t.table_name) = ?
                        """)) {
            query.setString(1, table.toUpperCase(Locale.ROOT));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    private List<String> list(String sql, String name) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, name.toUpperCase(Locale.ROOT));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(lower(rows.getString(1)));
                }
            }
        }
        return names;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
