package dev.assay.store.run;

import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.RecordRows;
import dev.assay.store.sql.Text;
import dev.assay.store.sql.Vendor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
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
    }

    /** What a chunk reads when it begins. */
    public record Standing(long token, boolean stopRequested) {}

    /** The sessions of this owner and of those before it. */
    public LeaseSessions sessions() {
        return new LeaseSessions(jdbc, vendor);
    }

    /** The current owner. */
    public Holder holder() {
        return jdbc.sql(READ.formatted(vendor.utcNow()))
                .query(RecordRows.of(Holder.class))
                .single();
    }

    /**
     * Takes the lease if nobody holds it. Never waits: a transaction of an owner whose lease has expired may lock it as
     * long as its session lives, see {@link LeaseSessions#end}. Must be called in a transaction of its own.
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
