package dev.assay.store.run;

import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.RecordRows;
import dev.assay.store.sql.Text;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ranges of partners that a run evaluates, determined once per run, and the position in each. A position moves in
 * the transaction of the work, so a restart never loses or repeats a partner.
 */
public final class RangeStore {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public RangeStore(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * One range of partner ids in byte order.
     *
     * @param from inclusive
     * @param to inclusive
     * @param doneThrough the last processed id; null = none yet
     */
    public record Range(int number, String from, String to, @Nullable String doneThrough, boolean finished) {}

    /**
     * The counts of a page.
     *
     * @param partners all partners of the page, including failed ones
     * @param pairsBefore see {@link dev.assay.assessment.Verdict#pairsBefore()}
     * @param pairsFallen see {@link dev.assay.assessment.Verdict#pairsFallen()}
     * @param pairsAfter see {@link dev.assay.assessment.Verdict#pairsAfter()}
     */
    public record Count(
            long partners,
            long failed,
            long pairsBefore,
            long pairsFallen,
            long pairsAfter,
            long standingsChanged,
            long notifications) {}

    /** How many partners have a competency at a level. */
    public record AtLevel(String competencyCode, String level, long pairs) {}

    /** Why a partner's evaluation failed. */
    public record Failure(String partnerId, String reason) {}

    /**
     * Divides the partners into ranges of about equal size, unless the run already has ranges.
     *
     * @param listed only those listed for the run, see {@link DuePartners}; otherwise all
     */
    public List<Range> divide(long runId, boolean listed, int atMost) {
        List<Range> ranges = of(runId);
        if (!ranges.isEmpty()) {
            return ranges;
        }
        long partners = partners(runId, listed);
        long size = (partners + atMost - 1) / atMost;
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (long first = 0; first < partners; first += size) {
            String from = idAt(runId, listed, first);
            String to = idAt(runId, listed, Math.min(first + size, partners) - 1);
            rows.add(new @Nullable Object[] {runId, rows.size(), from, to});
        }
        insert(rows);
        return of(runId);
    }

    private void insert(List<@Nullable Object[]> rows) {
        BatchInsert.rows(
                template,
                """
                INSERT INTO run_range (run_id, range_no, from_partner_id, to_partner_id, finished, partners, failed,
                    pairs_before, pairs_fallen, pairs_after, standings_changed, notifications)
                VALUES (?, ?, ?, ?, FALSE, 0, 0, 0, 0, 0, 0, 0)
                """,
                rows);
    }

    /** The number of all partners. */
    public long partners() {
        return jdbc.sql("SELECT COUNT(*) FROM partner").query(Long.class).single();
    }

    /** The number of all partners, or of those listed for the run. */
    public long partners(long runId, boolean listed) {
        return listed
                ? jdbc.sql("SELECT COUNT(*) FROM run_partner WHERE run_id = :run")
                        .param("run", runId)
                        .query(Long.class)
                        .single()
                : partners();
    }

    /** The run's ranges; empty before they are determined. */
    public List<Range> of(long runId) {
        return jdbc.sql("SELECT * FROM run_range WHERE run_id = :run ORDER BY range_no")
                .param("run", runId)
                .query(RangeStore::range)
                .list();
    }

    private static Range range(ResultSet row, int n) throws SQLException {
        return new Range(
                row.getInt("range_no"),
                row.getString("from_partner_id"),
                row.getString("to_partner_id"),
                row.getString("done_through"),
                row.getBoolean("finished"));
    }

    /**
     * The current state of a range, locked until the transaction ends: whoever else has begun to work on the range waits,
     * and then continues behind the pages that are committed by then.
     */
    public Range lock(long runId, int number) {
        return jdbc.sql("SELECT * FROM run_range WHERE run_id = :run AND range_no = :number FOR UPDATE")
                .param("run", runId)
                .param("number", number)
                .query(RangeStore::range)
                .optional()
                .orElseThrow(() -> new IllegalStateException("run %d has no range %d".formatted(runId, number)));
    }

    /**
     * Advances a range.
     *
     * @param after the position at which the page began; null = the beginning of the range
     * @throws IllegalStateException if the range is at another position, so that the page must not be committed
     */
    public void advance(long runId, int number, @Nullable String after, String doneThrough, Count count) {
        int rows = jdbc.sql(
                        """
                UPDATE run_range SET done_through = :done, finished = (to_partner_id = :done), partners = partners + :partners,
                    failed = failed + :failed, pairs_before = pairs_before + :before, pairs_fallen = pairs_fallen + :fallen,
                    pairs_after = pairs_after + :after, standings_changed = standings_changed + :changed, notifications = notifications + :notifications
                WHERE run_id = :run AND range_no = :number AND COALESCE(done_through, '') = :position
                """)
                .param("done", doneThrough)
                .param("position", Objects.requireNonNullElse(after, ""))
                .param("partners", count.partners())
                .param("failed", count.failed())
                .param("before", count.pairsBefore())
                .param("fallen", count.pairsFallen())
                .param("after", count.pairsAfter())
                .param("changed", count.standingsChanged())
                .param("notifications", count.notifications())
                .param("run", runId)
                .param("number", number)
                .update();
        if (rows != 1) {
            throw new IllegalStateException("range %d of run %d is no longer at %s".formatted(number, runId, after));
        }
    }

    /** Stores why partners failed. */
    public void fail(long runId, List<Failure> failures) {
        BatchInsert.rows(
                template,
                "INSERT INTO run_failure (run_id, partner_id, reason) VALUES (?, ?, ?)",
                failures,
                f -> BatchInsert.row(runId, f.partnerId(), Text.cut(f.reason(), 2000)));
    }

    /** Why partners failed, by partner. */
    public List<Failure> failures(long runId) {
        return failures(runId, Integer.MAX_VALUE);
    }

    /** The same of at most so many. */
    public List<Failure> failures(long runId, int atMost) {
        return jdbc.sql(
                        "SELECT partner_id, reason FROM run_failure WHERE run_id = :run ORDER BY partner_id LIMIT :most")
                .param("run", runId)
                .param("most", atMost)
                .query((row, n) -> new Failure(row.getString(1), row.getString(2)))
                .list();
    }

    /** The sums over all ranges of a run. */
    public Count total(long runId) {
        return jdbc.sql(
                        """
                SELECT COALESCE(SUM(partners), 0), COALESCE(SUM(failed), 0), COALESCE(SUM(pairs_before), 0),
                    COALESCE(SUM(pairs_fallen), 0), COALESCE(SUM(pairs_after), 0), COALESCE(SUM(standings_changed), 0), COALESCE(SUM(notifications), 0)
                FROM run_range WHERE run_id = :run
                """)
                .param("run", runId)
                .query(RecordRows.of(Count.class))
                .single();
    }

    /** How many pairs with a level above NONE are published for the failed partners. */
    public long pairsOfFailed(long runId) {
        return jdbc.sql(
                        """
                SELECT COUNT(*) FROM run_failure f JOIN v1_competency_standing s ON s.partner_id = f.partner_id
                WHERE f.run_id = :run AND s.effective_level <> 'NONE'
                """)
                .param("run", runId)
                .query(Long.class)
                .single();
    }

    /** The published effective levels, without the partners that failed in the run. */
    public List<AtLevel> published(long runId) {
        return atLevels(
                """
                SELECT competency_code, effective_level, COUNT(*) FROM v1_competency_standing s
                WHERE effective_level <> 'NONE'
                    AND NOT EXISTS (SELECT 1 FROM run_failure f WHERE f.run_id = :run AND f.partner_id = s.partner_id)
                GROUP BY competency_code, effective_level
                """,
                runId);
    }

    /** The effective levels from which competencies fall in the run. */
    public List<AtLevel> fallen(long runId) {
        return atLevels(
                """
                SELECT competency_code, effective_from, COUNT(*) FROM standing_change
                WHERE run_id = :run AND risen < 0 GROUP BY competency_code, effective_from
                """,
                runId);
    }

    private List<AtLevel> atLevels(String sql, long runId) {
        return jdbc.sql(sql)
                .param("run", runId)
                .query((row, n) -> new AtLevel(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    private String idAt(long runId, boolean listed, long offset) {
        String sql = listed
                ? "SELECT partner_id FROM run_partner WHERE run_id = :run ORDER BY partner_id LIMIT 1 OFFSET :n"
                : "SELECT partner_id FROM partner ORDER BY partner_id LIMIT 1 OFFSET :n";
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("n", offset);
        return Objects.requireNonNull((listed ? statement.param("run", runId) : statement)
                .query(String.class)
                .single());
    }
}
