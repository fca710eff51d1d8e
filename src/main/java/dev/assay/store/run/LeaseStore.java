package dev.assay.store.run;

import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.Text;
import dev.assay.store.sql.Vendor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lease, which decides who may run the night. The token increases with every owner, and every chunk reads it first,
 * under a lock that lasts until the chunk's end: a takeover waits for chunks in progress, and no chunk of the old owner
 * begins after it. Time is the database's, so the clocks of the machines do not matter.
 */
public final class LeaseStore {
    private static final String READ =
            """
            SELECT l.token, l.owner, l.business_date, l.since, l.stop_requested, h.expires_at,
                CASE WHEN l.owner IS NOT NULL AND h.expires_at > %s THEN 1 ELSE 0 END AS taken
            FROM lease l JOIN lease_heartbeat h ON h.id = l.id WHERE l.id = 1
            """;

    private final JdbcClient jdbc;
    private final Vendor vendor;

    public LeaseStore(JdbcClient jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.vendor = vendor;
    }

    /**
     * The current state of the lease.
     *
     * @param taken whether it has an owner whose heartbeats are recent enough
     * @param since when the owner took it, UTC
     * @param expiresAt when it expires unless there is another heartbeat, UTC
     */
    public record Holder(
            long token,
            @Nullable String owner,
            @Nullable LocalDate businessDate,
            @Nullable LocalDateTime since,
            boolean stopRequested,
            LocalDateTime expiresAt,
            boolean taken) {
        /** True if it has an owner without recent heartbeats: the process is frozen, dead, or cannot reach the database. */
        public boolean silent() {
            return owner != null && !taken;
        }

        /** Numbers of sessions for people. */
        public static String list(List<Long> sessions) {
            return sessions.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
    }

    /** What a chunk reads when it begins. */
    public record Standing(long token, boolean stopRequested) {}

    /** The current owner. */
    public Holder holder() {
        return jdbc.sql(READ.formatted(vendor.utcNow()))
                .query((row, n) -> new Holder(
                        row.getLong("token"),
                        row.getString("owner"),
                        row.getObject("business_date", LocalDate.class),
                        row.getObject("since", LocalDateTime.class),
                        row.getBoolean("stop_requested"),
                        row.getObject("expires_at", LocalDateTime.class),
                        row.getBoolean("taken")))
                .single();
    }

    /**
     * Takes the lease if nobody holds it. Never waits: a transaction of an owner whose lease has expired may lock it as
     * long as its session lives, see {@link #endSessions}. Must be called in a transaction of its own.
     *
     * @return the token, or empty if it is held or locked
     */
    public Optional<Long> acquire(String owner, @Nullable LocalDate date, Duration duration) {
        Holder seen = holder();
        if (seen.taken() || !lockedAsSeen(seen)) {
            return Optional.empty();
        }
        jdbc.sql(
                        """
                UPDATE lease SET token = token + 1, owner = :owner, business_date = :date, since = %s, stop_requested = FALSE
                WHERE id = 1
                """
                                .formatted(vendor.utcNow()))
                .param("owner", Text.cut(owner, 200))
                .param("date", date)
                .update();
        long token = jdbc.sql("SELECT token FROM lease WHERE id = 1")
                .query(Long.class)
                .single();
        jdbc.sql("UPDATE lease_heartbeat SET token = :token, expires_at = %s WHERE id = 1".formatted(expiry()))
                .param("token", token)
                .param("micros", duration.toNanos() / 1000)
                .update();
        return Optional.of(token);
    }

    /**
     * Locks both rows. A plain read would still show this transaction's snapshot, while a locking read shows the
     * current state, in which there may be another owner or a new heartbeat.
     */
    private boolean lockedAsSeen(Holder seen) {
        try {
            long token = jdbc.sql("SELECT token FROM lease WHERE id = 1 FOR UPDATE NOWAIT")
                    .query(Long.class)
                    .single();
            LocalDateTime expiresAt = jdbc.sql("SELECT expires_at FROM lease_heartbeat WHERE id = 1 FOR UPDATE NOWAIT")
                    .query(LocalDateTime.class)
                    .single();
            return token == seen.token() && expiresAt.equals(seen.expiresAt());
        } catch (DataAccessException e) {
            if (DatabaseError.of(e).orElse(null) == DatabaseError.PASSING) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Ends the sessions of an owner whose lease has expired, so that their transactions are rolled back and their locks
     * released. Sessions from before the server's last start are ignored, because their ids have been reused.
     *
     * @param token of the latest of the owners
     * @return the sessions that were ended
     */
    public List<Long> endSessions(long token) {
        return recordedSessions(token).stream().filter(this::ended).toList();
    }

    /** The open sessions of the holder and of owners before it, as far as this account may see them. */
    public List<Long> openSessions(Holder holder) {
        List<Long> recorded = holder.owner() == null ? List.of() : recordedSessions(holder.token());
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
    public List<Long> recordedSessions(long token) {
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

    /** Deletes the sessions of earlier owners. */
    public void forgetSessions(long token) {
        jdbc.sql("DELETE FROM lease_session WHERE token <= :token")
                .param("token", token)
                .update();
    }

    /** Extends the lease; false if there is another owner. */
    public boolean renew(long token, Duration duration) {
        return jdbc.sql("UPDATE lease_heartbeat SET expires_at = %s WHERE id = 1 AND token = :token"
                                .formatted(expiry()))
                        .param("token", token)
                        .param("micros", duration.toNanos() / 1000)
                        .update()
                == 1;
    }

    /** Locks the lease against a change of owner until the transaction ends, and returns its state. */
    public Standing lock() {
        return jdbc.sql("SELECT token, stop_requested FROM lease WHERE id = 1" + vendor.shareLock())
                .query(LeaseStore::standing)
                .single();
    }

    /**
     * Releases the lease; does nothing if there is another owner.
     *
     * @return true if its owner had been asked to stop and may not know it
     */
    public boolean release(long token) {
        Standing standing = jdbc.sql("SELECT token, stop_requested FROM lease WHERE id = 1 FOR UPDATE")
                .query(LeaseStore::standing)
                .single();
        int rows = jdbc.sql(
                        """
                        UPDATE lease SET owner = NULL, business_date = NULL, since = NULL, stop_requested = FALSE
                        WHERE id = 1 AND token = :token
                        """)
                .param("token", token)
                .update();
        if (rows == 1) {
            jdbc.sql("UPDATE lease_heartbeat SET expires_at = '2000-01-01 00:00:00' WHERE id = 1 AND token = :token")
                    .param("token", token)
                    .update();
        }
        return standing.token() == token && standing.stopRequested();
    }

    /**
     * Asks the owner with that token to stop at the end of the chunk; waits for chunks in progress. Does nothing if it
     * no longer holds the lease.
     */
    public void requestStop(long token) {
        jdbc.sql("UPDATE lease SET stop_requested = TRUE WHERE id = 1 AND token = :token AND owner IS NOT NULL")
                .param("token", token)
                .update();
    }

    /** True if the owner with that token has been asked to stop. Takes no lock. */
    public boolean stopRequested(long token) {
        Standing standing = jdbc.sql("SELECT token, stop_requested FROM lease WHERE id = 1")
                .query(LeaseStore::standing)
                .single();
        return standing.token() == token && standing.stopRequested();
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(row.getLong(1), row.getBoolean(2));
    }

    private String expiry() {
        return "TIMESTAMPADD(MICROSECOND, :micros, %s)".formatted(vendor.utcNow());
    }
}
