package dev.assay.cli;

import dev.assay.database.EmptyDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What stands in all tables, or all views, of a schema, whatever they are: each row as text, sorted. */
public final class TableContents {
    /** Clocks of the machine, and who held the lease when. Not {@code updated_at} and {@code produced_at}: they are input. */
    private static final Set<String> OTHER_COLUMNS = Set.of("started_at", "ended_at", "published_at");

    private static final String OTHER_TABLES = "lease.*|batch_.*|flyway_.*";

    private TableContents() {}

    public static Map<String, List<String>> ofTables(EmptyDatabase database) throws SQLException {
        return of(database, "BASE TABLE", ".*");
    }

    /** What readers see of nights; runs, deliveries, rejections and names also show what is going on. */
    public static Map<String, List<String>> ofReaderViews(EmptyDatabase database) throws SQLException {
        return of(database, "VIEW", "v1_(?!run$|delivery$|rejection$|partner$).*");
    }

    private static Map<String, List<String>> of(EmptyDatabase database, String type, String wanted)
            throws SQLException {
        Map<String, List<String>> contents = new TreeMap<>();
        try (Connection connection = database.connect()) {
            for (String table : tables(connection, type)) {
                if (table.matches(wanted) && !table.matches(OTHER_TABLES)) {
                    contents.put(table, rows(connection, table));
                }
            }
        }
        return contents;
    }

    private static List<String> tables(Connection connection, String type) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE table_schema = SCHEMA() AND table_type = '%s'"
                                .formatted(type))) {
            while (rows.next()) {
                tables.add(rows.getString(1).toLowerCase(java.util.Locale.ROOT));
            }
        }
        tables.sort(Comparator.naturalOrder());
        return tables;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            while (rows.next()) {
                texts.add(text(rows));
            }
        }
        texts.sort(Comparator.naturalOrder());
        return texts;
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            String column = row.getMetaData().getColumnLabel(i).toLowerCase(java.util.Locale.ROOT);
            if (!OTHER_COLUMNS.contains(column)) {
                Object value = row.getObject(i);
                String shown = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : row.getString(i);
                text.append(column).append('=').append(shown).append(' ');
            }
        }
        return text.toString();
    }
}
