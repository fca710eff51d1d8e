package dev.assay.store.sql;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * A pool that, while its process holds the lease, records each of its sessions on MySQL or MariaDB before it is used, so
 * that another process can end them: the sessions of a process that is frozen, or whose machine is gone, keep their locks.
 * Its connections can be aborted from any thread.
 */
public final class RecordedSessions extends HikariDataSource {
    private static final String RECORD =
            "INSERT INTO lease_session (token, session_id, recorded_at) VALUES (?, CONNECTION_ID(), UTC_TIMESTAMP(6))";

    /** The token under which each open connection was recorded; 0 = under none. */
    private final Map<Connection, Long> connections = new WeakHashMap<>();

    private volatile long token;

    /** From now on every session is recorded under the token of the lease; 0 = none is. */
    public void recordUnder(long leaseToken) {
        token = leaseToken;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            record(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    private void record(Connection connection) throws SQLException {
        Connection physical = connection.unwrap(Connection.class);
        long current = token;
        synchronized (connections) {
            Long under = connections.putIfAbsent(physical, 0L);
            if (current == 0 || under != null && under == current) {
                return;
            }
        }
        if (getJdbcUrl().startsWith("jdbc:mysql:")) {
            try (PreparedStatement statement = connection.prepareStatement(RECORD)) {
                statement.setLong(1, current);
                statement.executeUpdate();
            }
        }
        synchronized (connections) {
            connections.put(physical, current);
        }
    }

    /** Closes all connections at once, whatever they are waiting for: their statements fail. */
    public void abort() {
        List<Connection> open;
        synchronized (connections) {
            open = List.copyOf(connections.keySet());
        }
        for (Connection connection : open) {
            Thread closing = new Thread(() -> abort(connection), "assay-abort");
            closing.setDaemon(true);
            closing.start();
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            // it is closed, or will be when its driver notices
        }
    }
}
