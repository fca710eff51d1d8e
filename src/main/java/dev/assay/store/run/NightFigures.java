package dev.assay.store.run;

import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.sql.RecordRows;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Figures of a night, for people. */
public final class NightFigures {
    private final JdbcClient jdbc;

    public NightFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A rejected row, as the view {@code v1_rejection} names it. */
    public record RejectionLine(
            long deliveryId, String file, long line, @Nullable String columnName, String reason, String raw) {}

    /** The deliveries that a run has processed, and all that are held or waiting. */
    public List<KnownDelivery> deliveries(long runId) {
        // as two queries: each has an index
        return jdbc.sql("%1$s WHERE run_id = :run UNION %1$s WHERE status IN ('HELD', 'WAITING') ORDER BY delivery_id"
                        .formatted(DeliveryStore.DELIVERY))
                .param("run", runId)
                .query(DeliveryStore::delivery)
                .list();
    }

    /** The deliveries that a run has processed: those with rejected rows, and unapplied ones, come first. */
    public List<KnownDelivery> handled(long runId, int atMost) {
        return jdbc.sql(
                        DeliveryStore.DELIVERY
                                + """
                WHERE run_id = :run
                ORDER BY CASE WHEN status IN ('REFUSED', 'HELD') THEN 0 ELSE 1 END, rows_rejected DESC, delivery_id
                LIMIT :most
                """)
                .param("run", runId)
                .param("most", atMost)
                .query(DeliveryStore::delivery)
                .list();
    }

    /** How many notifications of each kind a run has published or prepared. */
    public Map<String, Long> notifications(long runId) {
        return counts(
                "SELECT kind, COUNT(*) FROM prepared_notification WHERE run_id = :run GROUP BY kind ORDER BY kind",
                runId);
    }

    /** How many facts refer to something unknown, by kind. */
    public Map<String, Long> waiting(long runId) {
        return counts("SELECT kind, items FROM run_waiting WHERE run_id = :run ORDER BY kind", runId);
    }

    /** Stores how many facts refer to something unknown, by kind; replaces what the run stored before. */
    public void keepWaiting(long runId, Map<String, Long> counts) {
        jdbc.sql("DELETE FROM run_waiting WHERE run_id = :run")
                .param("run", runId)
                .update();
        counts.forEach((kind, items) -> {
            if (items > 0) {
                jdbc.sql("INSERT INTO run_waiting (run_id, kind, items) VALUES (:run, :kind, :items)")
                        .param("run", runId)
                        .param("kind", kind)
                        .param("items", items)
                        .update();
            }
        });
    }

    /** How many open risks are published; summed up only if an earlier version of the program published them. */
    public long openRisks() {
        return jdbc.sql("SELECT r.open_risks FROM publication p JOIN run r ON r.run_id = p.run_id WHERE p.id = 1")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, Long.class)))
                .optional()
                .flatMap(counted -> counted)
                .orElseGet(() -> jdbc.sql("SELECT COALESCE(SUM(open_risks), 0) FROM v1_partner_standing")
                        .query(Long.class)
                        .single());
    }

    /** The rejected rows of the deliveries that a run has processed, by delivery and line. */
    public List<RejectionLine> rejectionsOf(long runId, int atMost) {
        return jdbc.sql(
                        """
                SELECT j.delivery_id, d.file, j.line, j.column_name, j.reason, j.raw
                FROM rejection j JOIN delivery d ON d.delivery_id = j.delivery_id
                WHERE d.run_id = :run ORDER BY j.delivery_id, j.line LIMIT :most
                """)
                .param("run", runId)
                .param("most", atMost)
                .query(RecordRows.of(RejectionLine.class))
                .list();
    }

    /** The rejected rows of one delivery or of all, the newest delivery first. */
    public List<RejectionLine> rejections(@Nullable Long deliveryId, int atMost) {
        return jdbc.sql(
                        """
                SELECT j.delivery_id, d.file, j.line, j.column_name, j.reason, j.raw
                FROM rejection j JOIN delivery d ON d.delivery_id = j.delivery_id
                WHERE :delivery IS NULL OR j.delivery_id = :delivery
                ORDER BY j.delivery_id DESC, j.line, j.nth LIMIT :most
                """)
                .param("delivery", deliveryId)
                .param("most", atMost)
                .query(RecordRows.of(RejectionLine.class))
                .list();
    }

    private Map<String, Long> counts(String sql, long runId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql(sql).param("run", runId).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return counts;
    }
}
