package dev.assay.store.delivery;

import static dev.assay.store.sql.Columns.instantOrNull;
import static dev.assay.store.sql.Columns.utc;
import static dev.assay.store.sql.Columns.utcOrNull;

import dev.assay.facts.Feed;
import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The records of deliveries, and their rejected rows. */
public final class DeliveryStore {
    /** How the reason of a snapshot begins that an operator has refused. */
    private static final String DISCARDED = "discarded; it was held: ";

    /** The columns that {@link #delivery} reads, up to the conditions. */
    public static final String DELIVERY =
            """
            SELECT delivery_id, feed, file, sha256, manifest_sha256, mode, produced_at, status, reason, rows_read,
                rows_applied, rows_unchanged, rows_stale, rows_rejected, items_ended, records_done, released, run_id,
                mapping, scope, left_out, conflicts, taken_from
            FROM delivery
            """;

    private static final String REJECT =
            """
            INSERT INTO rejection (delivery_id, line, nth, column_name, reason, raw) VALUES (?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    public DeliveryStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * A rejected row as stored; values that are too long for their column are truncated.
     *
     * @param nth its number among the delivery's rejected rows, because several may be on one line
     */
    public record RejectedRow(long line, long nth, @Nullable String column, String reason, String raw) {}

    /** The id of the next delivery. Must be called in the transaction that inserts it. */
    public long nextId() {
        return jdbc.sql("SELECT COALESCE(MAX(delivery_id), 0) + 1 FROM delivery")
                .query(Long.class)
                .single();
    }

    /** Inserts a delivery, replacing the record with the same id. */
    public void enter(KnownDelivery delivery) {
        remove(delivery.deliveryId());
        jdbc.sql(
                        """
                INSERT INTO delivery (delivery_id, feed, file, sha256, manifest_sha256, mode, produced_at, status,
                    reason, rows_read, rows_applied, rows_unchanged, rows_stale, rows_rejected, items_ended,
                    records_done, released, run_id, mapping, scope, rows_left_out, left_out, conflicts, taken_from)
                VALUES (:id, :feed, :file, :sha256, :manifest, :mode, :produced, :status, :reason, :read, :applied,
                    :unchanged, :stale, :rejected, :ended, :done, :released, :run, :mapping, :scope, :leftOutRows,
                    :leftOut, :conflicts, :takenFrom)
                """)
                .param("id", delivery.deliveryId())
                .param("feed", delivery.feed() == null ? null : delivery.feed().id())
                .param("file", delivery.file())
                .param("sha256", delivery.sha256())
                .param("manifest", delivery.manifestSha256())
                .param("mode", delivery.mode())
                .param("produced", utcOrNull(delivery.producedAt()))
                .param("status", delivery.status().name())
                .param("reason", Text.cut(delivery.reason(), 2000))
                .param("read", delivery.counts().read())
                .param("applied", delivery.counts().applied())
                .param("unchanged", delivery.counts().unchanged())
                .param("stale", delivery.counts().stale())
                .param("rejected", delivery.counts().rejected())
                .param("ended", delivery.counts().ended())
                .param("done", delivery.recordsDone())
                .param("released", delivery.released())
                .param("run", delivery.runId())
                .param("mapping", delivery.mapping())
                .param("scope", delivery.scope().name())
                .param("leftOutRows", delivery.leftOut().total())
                .param("leftOut", delivery.leftOut().json())
                .param("conflicts", delivery.conflicts())
                .param("takenFrom", utcOrNull(delivery.takenFrom()))
                .update();
    }

    /** Inserts rejected rows of a delivery. */
    public void reject(long deliveryId, List<RejectedRow> rows) {
        BatchInsert.rows(
                template,
                REJECT,
                rows,
                row -> BatchInsert.row(
                        deliveryId,
                        row.line(),
                        row.nth(),
                        Text.cut(row.column(), 64),
                        Text.cut(row.reason(), 1000),
                        Text.cut(row.raw(), 2000)));
    }

    /** Deletes the record of a delivery; does nothing if there is none. */
    public void remove(long deliveryId) {
        jdbc.sql("DELETE FROM delivery WHERE delivery_id = :id")
                .param("id", deliveryId)
                .update();
    }

    /** Deletes the records of a file that waits for its manifest. */
    public void forgetWaiting(String file) {
        jdbc.sql("DELETE FROM delivery WHERE file = :file AND status = 'WAITING'")
                .param("file", file)
                .update();
    }

    /**
     * Advances a delivery: adds the counts of the next records of its file, or of the items it ends.
     *
     * @param records how many records were processed, rejected ones included
     */
    public void advance(long deliveryId, long records, long applied, long unchanged, long stale, long ended) {
        jdbc.sql(
                        """
                UPDATE delivery SET records_done = records_done + :records, rows_applied = rows_applied + :applied,
                    rows_unchanged = rows_unchanged + :unchanged, rows_stale = rows_stale + :stale,
                    items_ended = items_ended + :ended
                WHERE delivery_id = :id
                """)
                .param("records", records)
                .param("applied", applied)
                .param("unchanged", unchanged)
                .param("stale", stale)
                .param("ended", ended)
                .param("id", deliveryId)
                .update();
    }

    /**
     * Changes the status of a delivery.
     *
     * @param recordsDone how many records of its file have been processed in that status
     */
    public void turn(
            long deliveryId, DeliveryStatus status, @Nullable String reason, long recordsDone, @Nullable Long runId) {
        jdbc.sql(
                        """
                UPDATE delivery SET status = :status, reason = :reason, records_done = :done, run_id = :run
                WHERE delivery_id = :id
                """)
                .param("status", status.name())
                .param("reason", Text.cut(reason, 2000))
                .param("done", recordsDone)
                .param("run", runId)
                .param("id", deliveryId)
                .update();
    }

    /** Refuses a partly applied delivery; if the same file is delivered again, it is not recognized as known. */
    public void giveUp(long deliveryId, String reason, long runId) {
        jdbc.sql(
                        """
                UPDATE delivery SET status = 'REFUSED', reason = :reason, manifest_sha256 = NULL, run_id = :run
                WHERE delivery_id = :id
                """)
                .param("reason", Text.cut(reason, 2000))
                .param("run", runId)
                .param("id", deliveryId)
                .update();
    }

    /** The delivery with that id. */
    public Optional<KnownDelivery> find(long deliveryId) {
        return jdbc.sql(DELIVERY + "WHERE delivery_id = :id")
                .param("id", deliveryId)
                .query(DeliveryStore::delivery)
                .optional();
    }

    /** The delivery to resume: the first of those that were recorded together for one file. */
    public Optional<KnownDelivery> underWay() {
        return jdbc.sql(DELIVERY + "WHERE status IN ('COMPARING', 'APPLYING') ORDER BY delivery_id LIMIT 1")
                .query(DeliveryStore::delivery)
                .optional();
    }

    /** All records of a file name, the oldest first. */
    public List<KnownDelivery> ofFile(String file) {
        return jdbc.sql(DELIVERY + "WHERE file = :file ORDER BY delivery_id")
                .param("file", file)
                .query(DeliveryStore::delivery)
                .list();
    }

    /** The applied, held and discarded deliveries with that content and purpose, the oldest first. */
    public List<KnownDelivery> ofContent(Feed feed, String sha256, String mode, Instant producedAt) {
        return jdbc.sql(
                        DELIVERY
                                + """
                WHERE sha256 = :sha256 AND feed = :feed AND mode = :mode AND produced_at = :produced
                    AND (status IN ('APPLIED', 'HELD') OR status = 'REFUSED' AND reason LIKE CONCAT(:discarded, '%'))
                ORDER BY delivery_id
                """)
                .param("discarded", DISCARDED)
                .param("sha256", sha256)
                .param("feed", feed.id())
                .param("mode", mode)
                .param("produced", utc(producedAt))
                .query(DeliveryStore::delivery)
                .list();
    }

    /** All deliveries with that status, the oldest first. */
    public List<KnownDelivery> with(DeliveryStatus status) {
        return jdbc.sql(DELIVERY + "WHERE status = :status ORDER BY delivery_id")
                .param("status", status.name())
                .query(DeliveryStore::delivery)
                .list();
    }

    /**
     * The applied delivery of a feed with the latest {@code produced_at}, except files whose names begin with a prefix.
     */
    public Optional<KnownDelivery> newest(Feed feed, String apartFrom) {
        return jdbc.sql(DELIVERY
                        + "WHERE feed = :feed AND status = 'APPLIED' AND file NOT LIKE :apart"
                        + " ORDER BY produced_at DESC, delivery_id DESC LIMIT 1")
                .param("feed", feed.id())
                .param("apart", apartFrom + "%")
                .query(DeliveryStore::delivery)
                .optional();
    }

    /** The feeds of which any attempt at the run's business date has applied a delivery. */
    public Set<Feed> feedsApplied(long runId) {
        return jdbc
                .sql(
                        """
                SELECT DISTINCT d.feed FROM delivery d JOIN run r ON r.run_id = d.run_id
                WHERE d.status = 'APPLIED'
                    AND r.business_date = (SELECT o.business_date FROM run o WHERE o.run_id = :run)
                """)
                .param("run", runId)
                .query(String.class)
                .list()
                .stream()
                .map(DeliveryStore::feed)
                .collect(Collectors.toSet());
    }

    /**
     * When the newest applied delivery of each feed was produced; feeds without one are left out. Reads all applied
     * deliveries, so it is for once a night or an answer.
     *
     * @param runId those of later runs do not count
     */
    public Map<Feed, Instant> newestApplied(long runId) {
        Map<Feed, Instant> newest = new EnumMap<>(Feed.class);
        jdbc.sql(
                        """
                SELECT feed, MAX(produced_at) FROM delivery
                WHERE status = 'APPLIED' AND feed IS NOT NULL AND run_id <= :run GROUP BY feed
                """)
                .param("run", runId)
                .query(row -> {
                    Instant produced = instantOrNull(row, 2);
                    if (produced != null) {
                        newest.put(feed(row.getString(1)), produced);
                    }
                });
        return newest;
    }

    /** A held snapshot lies in the inbox still, and has to be reported again. */
    public void seenAgain(long deliveryId, long runId) {
        jdbc.sql("UPDATE delivery SET run_id = :run WHERE delivery_id = :id")
                .param("run", runId)
                .param("id", deliveryId)
                .update();
    }

    /** Lets the next night apply a held snapshot; false if it is not held. */
    public boolean release(long deliveryId) {
        return jdbc.sql("UPDATE delivery SET released = TRUE WHERE delivery_id = :id AND status = 'HELD'")
                        .param("id", deliveryId)
                        .update()
                == 1;
    }

    /** The name of a delivery's data file. */
    public String file(long deliveryId) {
        return jdbc.sql("SELECT file FROM delivery WHERE delivery_id = :id")
                .param("id", deliveryId)
                .query(String.class)
                .single();
    }

    /** Refuses a held snapshot permanently; false if it is not held. */
    public boolean discard(long deliveryId) {
        return jdbc.sql(
                                """
                UPDATE delivery SET status = 'REFUSED', released = FALSE, reason = CONCAT(:discarded, COALESCE(reason, ''))
                WHERE delivery_id = :id AND status = 'HELD'
                """)
                        .param("discarded", DISCARDED)
                        .param("id", deliveryId)
                        .update()
                == 1;
    }

    /** The delivery in a row of {@link #DELIVERY}. */
    public static KnownDelivery delivery(ResultSet row, int number) throws SQLException {
        return new KnownDelivery(
                row.getLong(1),
                row.getString(2) == null ? null : feed(row.getString(2)),
                row.getString(3),
                row.getString(19),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                instantOrNull(row, 7),
                SnapshotScope.valueOf(row.getString(20)),
                DeliveryStatus.valueOf(row.getString(8)),
                row.getString(9),
                new KnownDelivery.Counts(
                        row.getLong(10),
                        row.getLong(11),
                        row.getLong(12),
                        row.getLong(13),
                        row.getLong(14),
                        row.getLong(15)),
                LeftOut.of(row.getString(21)),
                row.getLong(22),
                row.getLong(16),
                row.getBoolean(17),
                instantOrNull(row, 23),
                row.getObject(18, Long.class));
    }

    private static Feed feed(String id) {
        return Feed.valueOf(id.toUpperCase(Locale.ROOT));
    }
}
