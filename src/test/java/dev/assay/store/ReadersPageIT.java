package dev.assay.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The statements in sql/README.md are correct on every engine. */
final class ReadersPageIT {
    private static final Pattern VIEW = Pattern.compile("^### `?(v1_\\w+)`?$");
    private static final Pattern COLUMN =
            Pattern.compile("^\\| `?([a-z0-9_]+)`? \\| ([a-zA-Z/01]+)(\\(\\d+\\))? \\|.*");
    private static final Pattern SQL = Pattern.compile("^```sql\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @EachEngine
    void each_view_has_the_columns_that_the_page_describes(EmptyDatabase database) throws SQLException, IOException {
        try (StoreWorld world = new StoreWorld(database);
                Connection connection = world.source.getConnection()) {
            Map<String, List<String>> described = described();

            assertThat(described.keySet()).containsExactlyElementsOf(views(connection));
            for (Map.Entry<String, List<String>> view : described.entrySet()) {
                assertThat(columns(connection, view.getKey())).as(view.getKey()).isEqualTo(view.getValue());
            }
        }
    }

    @EachEngine
    void each_query_of_the_page_runs(EmptyDatabase database) throws SQLException, IOException {
        try (StoreWorld world = new StoreWorld(database)) {
            Matcher block = SQL.matcher(Files.readString(Path.of("sql/README.md")));
            int queries = 0;
            while (block.find()) {
                for (String statement : block.group(1).strip().split(";\\s*")) {
                    assertThat(world.jdbc.queryForList(statement)).as(statement).isEmpty();
                    queries++;
                }
            }
            assertThat(queries).isGreaterThan(2);
        }
    }

    /** By view: its columns, each with the kind of its type. */
    private static Map<String, List<String>> described() throws IOException {
        Map<String, List<String>> views = new TreeMap<>();
        String view = "";
        for (String line : Files.readAllLines(Path.of("sql/README.md"))) {
            Matcher heading = VIEW.matcher(line);
            Matcher column = COLUMN.matcher(line);
            if (line.startsWith("#")) {
                view = heading.matches() ? heading.group(1) : "";
            } else if (!view.isEmpty() && column.matches() && !column.group(1).equals("column")) {
                views.computeIfAbsent(view, key -> new ArrayList<>())
                        .add(column.group(1) + " " + kind(column.group(2)));
            }
        }
        return views;
    }

    private static String kind(String type) {
        return switch (type) {
            case "text", "level", "JSON" -> "text";
            case "date", "instant", "number", "decimal", "0/1" -> type;
            default -> throw new IllegalArgumentException("no type of the page: " + type);
        };
    }

    private static List<String> views(Connection connection) throws SQLException {
        List<String> views = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT table_name FROM INFORMATION_SCHEMA.VIEWS WHERE table_schema = SCHEMA()")) {
            while (rows.next()) {
                views.add(rows.getString(1).toLowerCase(Locale.ROOT));
            }
        }
        views.removeIf(view -> !view.startsWith("v1_"));
        views.sort(null);
        return views;
    }

    private static List<String> columns(Connection connection, String view) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + view)) {
            ResultSetMetaData data = rows.getMetaData();
            for (int i = 1; i <= data.getColumnCount(); i++) {
                columns.add(data.getColumnLabel(i).toLowerCase(Locale.ROOT) + " "
                        + kind(JDBCType.valueOf(data.getColumnType(i))));
            }
        }
        return columns;
    }

    private static String kind(JDBCType type) {
        return switch (type) {
            case VARCHAR, CHAR, LONGVARCHAR, CLOB -> "text";
            case DATE -> "date";
            case TIMESTAMP -> "instant";
            case INTEGER, BIGINT -> "number";
            case DECIMAL, NUMERIC -> "decimal";
            case BIT, BOOLEAN, TINYINT -> "0/1";
            default -> throw new IllegalArgumentException("no type for readers: " + type);
        };
    }
}
