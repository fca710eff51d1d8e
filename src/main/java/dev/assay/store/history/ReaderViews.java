package dev.assay.store.history;

import static dev.assay.store.sql.Columns.instantOrNull;

import dev.assay.store.sql.Vendor;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The views that readers have, whole. Rows are handed out as they come in. */
public final class ReaderViews {
    private final JdbcTemplate jdbc;

    public ReaderViews(DataSource source, Vendor vendor) {
        this.jdbc = vendor.streaming(source);
    }

    /** The names of all views for readers, sorted. */
    public List<String> names() {
        return jdbc
                .queryForList(
                        """
                        SELECT table_name FROM INFORMATION_SCHEMA.TABLES
                        WHERE table_schema = SCHEMA() AND table_type = 'VIEW'
                        """,
                        String.class)
                .stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.matches("v\\d+_\\w+"))
                .sorted()
                .toList();
    }

    /**
     * Reads a view.
     *
     * @param view one of {@link #names}
     * @param header is given the names of its columns, once, before any row
     * @param row is given each row: text, numbers, booleans as 0 and 1, days and instants
     */
    public void read(String view, Consumer<List<String>> header, Consumer<List<@Nullable Object>> row) {
        jdbc.query("SELECT * FROM " + view, (ResultSet rows) -> {
            ResultSetMetaData columns = rows.getMetaData();
            List<String> names = new ArrayList<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                names.add(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
            }
            header.accept(names);
            while (rows.next()) {
                List<@Nullable Object> values = new ArrayList<>(names.size());
                for (int i = 1; i <= names.size(); i++) {
                    values.add(value(rows, i, columns.getColumnType(i)));
                }
                row.accept(values);
            }
            return names;
        });
    }

    private static @Nullable Object value(ResultSet row, int column, int type) throws SQLException {
        return switch (type) {
            case Types.DATE -> row.getObject(column, LocalDate.class);
            case Types.TIMESTAMP -> instantOrNull(row, column);
            case Types.BIT, Types.BOOLEAN, Types.TINYINT -> {
                int number = row.getInt(column);
                yield row.wasNull() ? null : (Object) number;
            }
            case Types.INTEGER, Types.BIGINT -> {
                long number = row.getLong(column);
                yield row.wasNull() ? null : (Object) number;
            }
            case Types.DECIMAL, Types.NUMERIC -> row.getBigDecimal(column);
            default -> row.getString(column);
        };
    }
}
