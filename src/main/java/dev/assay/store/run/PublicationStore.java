package dev.assay.store.run;

import dev.assay.store.sql.Vendor;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Publishes the results of runs. */
public final class PublicationStore {
    private final JdbcClient jdbc;
    private final Vendor vendor;

    public PublicationStore(JdbcClient jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.vendor = vendor;
    }

    private record Seen(@Nullable Long runId, long edition, long lastSeq) {}

    /**
     * Publishes the run: numbers and publishes its notifications, assigns its edition, supersedes the attempt that it
     * replaces, and discards what is held. All in the caller's transaction, or nothing.
     *
     * @throws IllegalStateException if another run has been published than the one that this run was compared with
     */
    public void publish(Run run) {
        Seen seen = seen();
        if (!Objects.equals(seen.runId(), run.comparedWith())) {
            throw new IllegalStateException("run %d was compared with run %s, but run %s has been published since"
                    .formatted(run.runId(), run.comparedWith(), seen.runId()));
        }
        replace(run, seen, tell(run, seen.lastSeq()));
    }

    /** Publishes the run without notifications. Only for transactions that are never committed. */
    public void pretend(Run run) {
        replace(run, seen(), 0);
    }

    /**
     * Reverts the publication of all nights after the date, except for notifications. Only for transactions that are
     * never committed.
     */
    public void rewind(LocalDate date) {
        jdbc.sql(
                        "UPDATE run SET edition = NULL, status = 'DISCARDED' WHERE edition IS NOT NULL AND business_date > :date")
                .param("date", date)
                .update();
        jdbc.sql(
                        "UPDATE publication SET run_id = (SELECT MAX(run_id) FROM run WHERE status = 'PUBLISHED') WHERE id = 1")
                .update();
    }

    private Seen seen() {
        return jdbc.sql("SELECT run_id, edition, last_seq FROM publication WHERE id = 1 FOR UPDATE")
                .query((row, n) -> new Seen(row.getObject(1, Long.class), row.getLong(2), row.getLong(3)))
                .single();
    }

    private void replace(Run run, Seen seen, int told) {
        jdbc.sql("UPDATE run SET status = 'SUPERSEDED' WHERE status = 'PUBLISHED' AND business_date = :date")
                .param("date", run.businessDate())
                .update();
        jdbc.sql("UPDATE run SET status = 'DISCARDED' WHERE status = 'HELD' AND run_id <> :run")
                .param("run", run.runId())
                .update();
        mark(run, seen, told);
        jdbc.sql(
                        "UPDATE publication SET run_id = :run, edition = edition + 1, last_seq = last_seq + :told WHERE id = 1")
                .param("run", run.runId())
                .param("told", told)
                .update();
    }

    private int tell(Run run, long lastSeq) {
        return jdbc.sql(
                        """
                INSERT INTO notification (seq, id, aggregatetype, aggregateid, type, payload, competency_code,
                    business_date, run_id, renews_on, published_at)
                SELECT :last + ROW_NUMBER() OVER (ORDER BY partner_id, competency_code, kind_order), event_id, 'partner',
                    partner_id, kind, payload, competency_code, :date, run_id, renews_on, %s
                FROM prepared_notification WHERE run_id = :run
                """
                                .formatted(vendor.utcNow()))
                .param("last", lastSeq)
                .param("date", run.businessDate())
                .param("run", run.runId())
                .update();
    }

    private void mark(Run run, Seen seen, int told) {
        jdbc.sql(
                        """
                UPDATE run SET status = 'PUBLISHED', edition = :edition, first_seq = :first, last_seq = :last,
                    published_at = %1$s, ended_at = %1$s WHERE run_id = :run
                """
                                .formatted(vendor.utcNow()))
                .param("edition", seen.edition() + 1)
                .param("first", told == 0 ? null : seen.lastSeq() + 1)
                .param("last", told == 0 ? null : seen.lastSeq() + told)
                .param("run", run.runId())
                .update();
    }
}
