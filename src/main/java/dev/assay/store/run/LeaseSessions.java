package dev.assay.store.run;

import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.Vendor;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database sessions of owners of the lease, as they recorded them; none of an embedded database. */
public final class LeaseSessions {
    private final JdbcClient jdbc;
    private final Vendor vendor;

    LeaseSessions(JdbcClient jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.vendor = vendor;
    }

    /** Numbers of sessions for people. */
    public static String list(List<Long> sessions) {
        return sessions.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    /**
     * Ends the sessions of an owner whose lease has expired, so that their transactions are rolled back and their locks
     * released. Sessions from before the server's last start are ignored, because their ids have been reused.
     *
     * @param token of the latest of the owners
     * @return the sessions that were ended
     */
    public List<Long> end(long token) {
        return recorded(token).stream().filter(this::ended).toList();
    }

    /** The open sessions of the holder and of owners before it, as far as this account may see them. */
    public List<Long> open(LeaseStore.Holder holder) {
        List<Long> recorded = holder.owner() == null ? List.of() : recorded(holder.token());
        return recorded.isEmpty()
                ? List.of()
                : jdbc.sql("SHOW PROCESSLIST").query((row, n) -> row.getLong("Id")).list().stream()
                        .filter(recorded::contains)
                        .toList();
    }

    /**
     * The sessions of owners with that token or an earlier one that may be open. Sessions from before the server's last
     * start are excluded, because their ids have been reused.
     */
    public List<Long> recorded(long token) {
        if (vendor == Vendor.H2) {
            return List.of();
        }
        List<Long> recorded = jdbc.sql("SELECT session_id FROM lease_session WHERE token <= :token")
                .param("token", token)
                .query(Long.class)
                .list();
        if (recorded.isEmpty()) {
            return List.of();
        }
        long uptime = jdbc.sql("SHOW GLOBAL STATUS LIKE 'Uptime'")
                .query((row, n) -> row.getLong(2))
                .single();
        return jdbc.sql(
                        """
                SELECT session_id FROM lease_session WHERE token <= :token AND session_id <> CONNECTION_ID()
                    AND recorded_at > TIMESTAMPADD(SECOND, -:uptime, UTC_TIMESTAMP(6)) ORDER BY session_id
                """)
                .param("token", token)
                .param("uptime", uptime)
                .query(Long.class)
                .list();
    }

    /** Deletes the sessions of earlier owners. */
    public void forget(long token) {
        jdbc.sql("DELETE FROM lease_session WHERE token <= :token")
                .param("token", token)
                .update();
    }

    private boolean ended(long session) {
        try {
            jdbc.sql("KILL " + session).update();
            return true;
        } catch (DataAccessException e) {
            if (DatabaseError.notEnded(e)) {
                return false;
            }
            throw e;
        }
    }
}
