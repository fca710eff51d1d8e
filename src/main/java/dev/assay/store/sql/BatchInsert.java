package dev.assay.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Inserts many rows in one or a few batches, because drivers keep a whole batch in memory. Values are bound without
 * types, since a driver would query the database for the types of nulls.
 */
public final class BatchInsert {
    private static final int MOST = 10_000;

    private BatchInsert() {}

    public static void rows(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        for (int from = 0; from < rows.size(); from += MOST) {
            batch(jdbc, sql, rows.subList(from, Math.min(from + MOST, rows.size())));
        }
    }

    private static void batch(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int row) throws SQLException {
                @Nullable Object[] values = rows.get(row);
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
            }

            @Override
            public int getBatchSize() {
                return rows.size();
            }
        });
    }
}
