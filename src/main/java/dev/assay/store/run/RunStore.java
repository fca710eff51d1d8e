package dev.assay.store.run;

import dev.assay.store.sql.RecordRows;
import dev.assay.store.sql.Text;
import dev.assay.store.sql.Vendor;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The runs. Ids are assigned in order without gaps, and a night that crashes and resumes keeps its id. */
public final class RunStore {
    /** The columns of {@link Run}, up to the conditions; the rows are for {@link #ROWS}. */
    public static final String SELECT =
            """
            SELECT run_id, business_date, attempt, status, reason, rulebook, rulebooks_fingerprint, compared_with, edition,
                started_at, ended_at, published_at, first_seq, last_seq, decided_by, full_evaluation, pairs_after,
                partners_evaluated, partners_failed, standings_changed, notifications, held_because, failure,
                partners_reevaluated
            FROM run
            """;

    public static final RowMapper<Run> ROWS = RecordRows.of(Run.class).with(RunStatus.class, RunStatus::valueOf);

    private final JdbcClient jdbc;
    private final Vendor vendor;

    public RunStore(JdbcClient jdbc, Vendor vendor) {
        this.jdbc = jdbc;
        this.vendor = vendor;
    }

    /** The run with that id. */
    public Optional<Run> find(long runId) {
        return jdbc.sql(SELECT + "WHERE run_id = :run")
                .param("run", runId)
                .query(ROWS)
                .optional();
    }

    /** All attempts at a date, in order. */
    public List<Run> of(LocalDate date) {
        return jdbc.sql(SELECT + "WHERE business_date = :date ORDER BY attempt")
                .param("date", date)
                .query(ROWS)
                .list();
    }

    /** All attempts at the dates from one to another, both inclusive, by date and attempt. */
    public List<Run> between(LocalDate from, LocalDate to) {
        return jdbc.sql(SELECT + "WHERE business_date BETWEEN :from AND :to ORDER BY business_date, attempt")
                .param("from", from)
                .param("to", to)
                .query(ROWS)
                .list();
    }

    /** The published run; empty before the first publication. */
    public Optional<Run> published() {
        return jdbc.sql(SELECT + "WHERE run_id = (SELECT run_id FROM publication WHERE id = 1)")
                .query(ROWS)
                .optional();
    }

    /** The newest runs, the newest first. */
    public List<Run> newest(int atMost) {
        return jdbc.sql(SELECT + "ORDER BY run_id DESC LIMIT :n")
                .param("n", atMost)
                .query(ROWS)
                .list();
    }

    /** The runs that are held. */
    public List<Run> held() {
        return jdbc.sql(SELECT + "WHERE status = 'HELD' ORDER BY run_id")
                .query(ROWS)
                .list();
    }

    /** The business dates of the published runs, without superseded ones, by run. */
    public Map<Long, LocalDate> publishedNights() {
        Map<Long, LocalDate> nights = new LinkedHashMap<>();
        jdbc.sql("SELECT run_id, business_date FROM run WHERE status = 'PUBLISHED' ORDER BY run_id")
                .query(row -> {
                    nights.put(row.getLong(1), row.getObject(2, LocalDate.class));
                });
        return nights;
    }

    /** Inserts the next attempt at a date, RUNNING, to be compared with the currently published run. */
    public Run begin(LocalDate date, @Nullable String reason, String rulebook, String fingerprint, String decidedBy) {
        String sql =
                """
                INSERT INTO run (run_id, business_date, attempt, status, reason, rulebook, rulebooks_fingerprint, decided_by,
                    compared_with, started_at, partners_evaluated, partners_failed, standings_changed, notifications)
                SELECT (SELECT COALESCE(MAX(run_id), 0) + 1 FROM run a),
                    :date, (SELECT COALESCE(MAX(attempt), 0) + 1 FROM run b WHERE b.business_date = :date), 'RUNNING',
                    :reason, :rulebook, :fingerprint, :decided, p.run_id, %s, 0, 0, 0, 0
                FROM publication p WHERE p.id = 1
                """;
        jdbc.sql(sql.formatted(vendor.utcNow()))
                .param("date", date)
                .param("reason", reason)
                .param("rulebook", rulebook)
                .param("fingerprint", fingerprint)
                .param("decided", decidedBy)
                .update();
        return newest(1).get(0);
    }

    /**
     * Where a run took its deliveries and rules from; null where nobody has kept it.
     *
     * @param inbox the folder of the deliveries
     * @param rulebooks the folder of the rulebooks
     */
    public record Folders(@Nullable String inbox, @Nullable String rulebooks) {
        /** Of a run that is not known, or was worked on by an earlier program. */
        public static final Folders UNKNOWN = new Folders(null, null);
    }

    /** Keeps where the run takes its deliveries and rules from. */
    public void keep(long runId, Folders folders) {
        jdbc.sql("UPDATE run SET inbox = :inbox, rulebook_folder = :rulebooks WHERE run_id = :run")
                .param("inbox", Text.cut(folders.inbox(), 1000))
                .param("rulebooks", Text.cut(folders.rulebooks(), 1000))
                .param("run", runId)
                .update();
    }

    /** Where the run took its deliveries and rules from. */
    public Folders folders(long runId) {
        return jdbc.sql("SELECT inbox, rulebook_folder FROM run WHERE run_id = :run")
                .param("run", runId)
                .query((row, n) -> new Folders(row.getString(1), row.getString(2)))
                .optional()
                .orElse(Folders.UNKNOWN);
    }

    /** Says that an unfinished run is being worked on again. */
    public void resume(long runId) {
        jdbc.sql("UPDATE run SET status = 'RUNNING', ended_at = NULL, failure = NULL WHERE run_id = :run")
                .param("run", runId)
                .update();
    }

    /** Ends a run without publishing it. */
    public void end(long runId, RunStatus status, @Nullable String failure) {
        jdbc.sql("UPDATE run SET status = :status, failure = :failure, ended_at = %s WHERE run_id = :run"
                        .formatted(vendor.utcNow()))
                .param("status", status.name())
                .param("failure", Text.cut(failure, 2000))
                .param("run", runId)
                .update();
    }

    /** Marks the runs whose process died; must be called only by the holder of the lease before it runs anything. */
    public void failDead() {
        jdbc.sql("UPDATE run SET status = 'FAILED', failure = :why, ended_at = %s WHERE status = 'RUNNING'"
                        .formatted(vendor.utcNow()))
                .param("why", "its process died")
                .update();
    }

    /** Holds a run; an earlier held run of the same date is discarded, as this one replaces it. */
    public void hold(Run run, String because) {
        jdbc.sql(
                        "UPDATE run SET status = 'DISCARDED' WHERE status = 'HELD' AND business_date = :date AND run_id <> :run")
                .param("date", run.businessDate())
                .param("run", run.runId())
                .update();
        jdbc.sql("UPDATE run SET status = 'HELD', held_because = :because, ended_at = %s WHERE run_id = :run"
                        .formatted(vendor.utcNow()))
                .param("because", Text.cut(because, 1000))
                .param("run", run.runId())
                .update();
    }

    /** Discards a held run. */
    public void discard(long runId) {
        int rows = jdbc.sql("UPDATE run SET status = 'DISCARDED' WHERE run_id = :run AND status = 'HELD'")
                .param("run", runId)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("run %d is not held any more".formatted(runId));
        }
    }

    /** The date of the last published night that evaluated every partner; empty if none did. */
    public Optional<LocalDate> lastFull() {
        return jdbc.sql("SELECT MAX(business_date) FROM run WHERE edition IS NOT NULL AND full_evaluation")
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Stores whether the run evaluates every partner. */
    public void evaluates(long runId, boolean everyPartner) {
        jdbc.sql("UPDATE run SET full_evaluation = :full WHERE run_id = :run")
                .param("full", everyPartner)
                .param("run", runId)
                .update();
    }

    /**
     * Stores the totals of the run.
     *
     * @param counted totals of its ranges
     * @param partners all with valid results, plus those that failed
     * @param pairsAfter see {@link Run#pairsAfter()}
     * @param openRisks open risks after its publication
     */
    public void total(long runId, RangeStore.Count counted, long partners, long pairsAfter, long openRisks) {
        jdbc.sql(
                        """
                        UPDATE run SET partners_evaluated = :evaluated, partners_failed = :failed,
                            standings_changed = :changed, notifications = :notifications, pairs_after = :pairs,
                            partners_reevaluated = :reevaluated, open_risks = :risks
                        WHERE run_id = :run
                        """)
                .param("evaluated", partners - counted.failed())
                .param("failed", counted.failed())
                .param("changed", counted.standingsChanged())
                .param("notifications", counted.notifications())
                .param("pairs", pairsAfter)
                .param("reevaluated", counted.partners() - counted.failed())
                .param("risks", openRisks)
                .param("run", runId)
                .update();
    }
}
