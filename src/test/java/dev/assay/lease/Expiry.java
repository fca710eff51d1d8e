package dev.assay.lease;

import dev.assay.database.EmptyDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Lets leases expire when a test wants them to. Leases that are short enough to be waited for are lost on a busy machine,
 * whose heartbeats come late.
 */
public final class Expiry {
    private Expiry() {}

    /** As after the time that the lease of a dead or frozen process lasts. */
    public static void ofLease(EmptyDatabase database) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE lease_heartbeat SET expires_at = '2001-01-01 00:00:00'");
        }
    }
}
