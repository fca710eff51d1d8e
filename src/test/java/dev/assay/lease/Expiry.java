package dev.assay.lease;

import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.store.sql.DatabaseError;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets leases expire when a test wants them to. Leases that are short enough to be waited for are lost on a busy machine,
 * whose heartbeats come late.
 */
public final class Expiry {
    private Expiry() {}

    /**
     * As after the time that the lease of a dead or frozen process lasts. Does nothing if the tables do not exist yet, or
     * while a frozen process has locked the lease to take it.
     */
    public static void ofLease(EmptyDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (database.engine() != Engine.H2) {
                statement.execute("SET SESSION innodb_lock_wait_timeout = 5");
            }
            statement.executeUpdate("UPDATE lease_heartbeat SET expires_at = '2001-01-01 00:00:00'");
        } catch (SQLException e) {
            boolean noTables = String.valueOf(e.getSQLState()).startsWith("42S0");
            if (!noTables && !DatabaseError.locked(e)) {
                throw e;
            }
        }
    }
}
