package dev.assay.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs one statement for many rows, in one or a few batches: drivers keep a whole batch in memory. Of an {@code INSERT} of
 * values, as many rows as possible are sent with a statement for a fixed number of them: Connector/J can do the same with
 * a batch, but binds each value twice for it. Values are bound without types, since a driver would query the database for
 * the types of nulls.
 */
public final class BatchInsert {
    private static final Pattern OF_VALUES =
            Pattern.compile("(INSERT INTO .*\\sVALUES )(\\((?:\\?, )*\\?\\))(.*)", Pattern.DOTALL);

    private static final int MOST_IN_BATCH = 10_000;

    /** Always this number, so that a driver parses the statement once. */
    private static final int IN_STATEMENT = 256;

    private BatchInsert() {}

    /**
     * Runs the statement for each row.
     *
     * @param sql with as many placeholders as a row has values
     */
    public static void rows(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        Matcher insert = OF_VALUES.matcher(sql);
        int from = 0;
        if (rows.size() >= IN_STATEMENT && insert.matches()) {
            String values = ParameterMarkers.of(IN_STATEMENT, insert.group(2));
            String many = insert.group(1) + values + insert.group(3);
            for (; from + IN_STATEMENT <= rows.size(); from += IN_STATEMENT) {
                insert(jdbc, many, rows.subList(from, from + IN_STATEMENT));
            }
        }
        for (; from < rows.size(); from += MOST_IN_BATCH) {
            batch(jdbc, sql, rows.subList(from, Math.min(from + MOST_IN_BATCH, rows.size())));
        }
    }

    /** Runs the statement for the row of each item. */
    public static <T> void rows(
            JdbcTemplate jdbc, String sql, Collection<T> items, Function<T, @Nullable Object[]> row) {
        rows(jdbc, sql, items.stream().map(row).toList());
    }

    /** The values of a row. */
    public static @Nullable Object[] row(@Nullable Object... values) {
        return values;
    }

    private static void insert(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        jdbc.update(sql, statement -> {
            int position = 0;
            for (@Nullable Object[] values : rows) {
                bind(statement, position, values);
                position += values.length;
            }
        });
    }

    private static void batch(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int row) throws SQLException {
                bind(statement, 0, rows.get(row));
            }

            @Override
            public int getBatchSize() {
                return rows.size();
            }
        });
    }

    private static void bind(PreparedStatement statement, int position, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof String text) {
                // faster: the driver need not look for the type
                statement.setString(position + i + 1, text);
            } else {
                statement.setObject(position + i + 1, values[i]);
            }
        }
    }
}
