package dev.assay.store.sql;

import java.sql.Savepoint;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Runs statements that may violate a unique key, and rolls them back in that case. */
public final class UniqueInsert {
    private UniqueInsert() {}

    /** True if no key existed; false if one did and the statements were rolled back. */
    public static boolean succeeds(JdbcTemplate jdbc, Runnable statements) {
        ConnectionCallback<Boolean> trial = connection -> {
            Savepoint before = connection.setSavepoint();
            try {
                statements.run();
            } catch (DuplicateKeyException e) {
                connection.rollback(before);
                connection.releaseSavepoint(before);
                return false;
            }
            connection.releaseSavepoint(before);
            return true;
        };
        return Boolean.TRUE.equals(jdbc.execute(trial));
    }
}
