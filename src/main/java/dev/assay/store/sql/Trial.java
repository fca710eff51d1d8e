package dev.assay.store.sql;

import java.sql.Savepoint;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements that may meet a key that is there already, and are then as if they had not been. */
public final class Trial {
    private Trial() {}

    /** True if no key was there; false if one was and the statements are undone. */
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
