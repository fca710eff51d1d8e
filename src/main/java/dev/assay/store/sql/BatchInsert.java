package dev.assay.store.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;

/** Many rows in one go. The driver is told no types: it would ask the database for those of nulls. */
public final class BatchInsert {
    private BatchInsert() {}

    public static void rows(JdbcTemplate jdbc, String sql, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
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
