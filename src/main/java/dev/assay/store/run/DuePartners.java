package dev.assay.store.run;

import dev.assay.store.sql.BatchInsert;
import dev.assay.store.sql.PartnerChoice;
import dev.assay.store.sql.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The partners whose results can have changed since a published night: changes of facts about them, or about people who
 * were ever linked to them, were applied and make a difference, or a date that can change their results has been reached.
 */
public final class DuePartners {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public DuePartners(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * Takes over the due dates that the published night has found, and deletes data that only earlier nights needed.
     * Idempotent.
     */
    public void takeOver(long publishedRun) {
        update(
                // not IN (SELECT ...): H2 fails if it has more rows than fit in memory
                """
                DELETE FROM partner_due WHERE EXISTS (
                    SELECT 1 FROM run_due d WHERE d.run_id = :run AND d.partner_id = partner_due.partner_id)
                """,
                publishedRun);
        update(
                """
                INSERT INTO partner_due (partner_id, due_on)
                SELECT partner_id, due_on FROM run_due WHERE run_id = :run AND due_on IS NOT NULL
                """,
                publishedRun);
        update("DELETE FROM run_due WHERE run_id <= :run", publishedRun);
        update("DELETE FROM run_partner WHERE run_id <= :run", publishedRun);
        update("DELETE FROM touched_subject WHERE run_id <= :run", publishedRun);
    }

    /** Adds all other ids of the people about whom facts were applied since the published night. */
    public void nameByAllNames(long publishedRun) {
        update(
                """
                INSERT INTO touched_subject (kind, subject_id, run_id, differs_until)
                SELECT 'U', x.name, MAX(x.run_id), MAX(x.differs_until) FROM (
                    SELECT l.person_id AS name, t.run_id, t.differs_until FROM touched_subject t
                        JOIN person_alias l ON l.pseudo_id = t.subject_id WHERE t.kind = 'U' AND t.run_id > :run
                    UNION ALL
                    SELECT n.pseudo_id, t.run_id, t.differs_until FROM touched_subject t
                        JOIN person_alias n ON n.person_id = t.subject_id WHERE t.kind = 'U' AND t.run_id > :run
                    UNION ALL
                    SELECT n.pseudo_id, t.run_id, t.differs_until FROM touched_subject t
                        JOIN person_alias l ON l.pseudo_id = t.subject_id
                        JOIN person_alias n ON n.person_id = l.person_id WHERE t.kind = 'U' AND t.run_id > :run
                ) x GROUP BY x.name
                ON DUPLICATE KEY UPDATE run_id = GREATEST(touched_subject.run_id, VALUES(run_id)),
                    differs_until = GREATEST(touched_subject.differs_until, VALUES(differs_until))
                """,
                publishedRun);
    }

    /**
     * Lists the partners that are due on the day, once per run. Changes that make no difference from the day on matter
     * only to open risks, whose causes lie in the past.
     */
    public void list(long runId, long publishedRun, LocalDate day) {
        jdbc.sql(
                        """
                INSERT INTO run_partner (run_id, partner_id)
                SELECT :run, p.partner_id FROM partner p JOIN (
                    SELECT t.subject_id AS partner_id FROM touched_subject t WHERE t.kind = 'P' AND t.run_id > :published
                    UNION
                    SELECT a.partner_id FROM touched_subject t JOIN association a ON a.person_id = t.subject_id
                        WHERE t.kind = 'U' AND t.run_id > :published AND t.differs_until > :day
                    UNION
                    SELECT a.partner_id FROM touched_subject t JOIN association a ON a.person_id = t.subject_id
                        JOIN risk_episode s ON s.partner_id = a.partner_id AND s.cleared_on IS NULL
                        JOIN run r ON r.run_id = s.run_id AND r.edition IS NOT NULL
                        WHERE t.kind = 'U' AND t.run_id > :published AND NOT EXISTS (
                            SELECT 1 FROM risk_episode n JOIN run nr ON nr.run_id = n.run_id
                            WHERE n.partner_id = s.partner_id AND n.competency_code = s.competency_code
                                AND n.term_starts_on = s.term_starts_on AND n.episode = s.episode
                                AND n.run_id > s.run_id AND nr.edition IS NOT NULL)
                    UNION
                    SELECT o.partner_id FROM touched_subject t JOIN agent_override o ON o.person_id = t.subject_id
                        WHERE t.kind = 'U' AND t.run_id > :published
                    UNION
                    SELECT d.partner_id FROM partner_due d WHERE d.due_on <= :day
                ) x ON x.partner_id = p.partner_id
                """)
                .param("run", runId)
                .param("published", publishedRun)
                .param("day", day)
                .update();
    }

    /** Lists those of the partners that the partners feed has named, once per run. */
    public void list(long runId, Collection<String> partnerIds) {
        jdbc.sql(
                        "INSERT INTO run_partner (run_id, partner_id) SELECT :run, partner_id FROM partner WHERE partner_id IN (:ids)")
                .param("run", runId)
                .param("ids", partnerIds)
                .update();
    }

    /**
     * The next partners listed for the run, ordered by id.
     *
     * @param from first id of a range, inclusive
     * @param doneThrough the last id that has been processed; empty = none yet
     * @param to last id of the range, inclusive
     */
    public List<String> page(long runId, String from, String doneThrough, String to, int limit) {
        return jdbc.sql(
                        """
                SELECT partner_id FROM run_partner WHERE run_id = :run AND partner_id >= :from AND partner_id > :done
                    AND partner_id <= :to ORDER BY partner_id LIMIT :n
                """)
                .param("run", runId)
                .param("from", from)
                .param("done", doneThrough)
                .param("to", to)
                .param("n", limit)
                .query(String.class)
                .list();
    }

    /** Those listed for the run from one partner to another, both inclusive. */
    public Set<String> between(long runId, String first, String last) {
        return new HashSet<>(jdbc.sql(
                        "SELECT partner_id FROM run_partner WHERE run_id = :run AND partner_id BETWEEN :first AND :last")
                .param("run", runId)
                .param("first", first)
                .param("last", last)
                .query(String.class)
                .list());
    }

    /**
     * Stores the day from which each partner is due again, for the nights after the run's publication.
     *
     * @param which the partners of {@code dueOn}; others that it includes are ignored
     * @param dueOn by partner id; null = never
     */
    public void keep(long runId, PartnerChoice which, Map<String, @Nullable LocalDate> dueOn) {
        if (dueOn.isEmpty()) {
            return;
        }
        Map<String, LocalDate> known = new HashMap<>();
        jdbc.sql("SELECT partner_id, due_on FROM partner_due WHERE partner_id " + which.condition())
                .params(which.ids())
                .query(row -> {
                    known.put(row.getString(1), row.getObject(2, LocalDate.class));
                });
        List<@Nullable Object[]> rows = new ArrayList<>();
        dueOn.forEach((partner, day) -> {
            if (!Objects.equals(day, known.get(partner))) {
                rows.add(new @Nullable Object[] {runId, partner, day});
            }
        });
        BatchInsert.rows(template, "INSERT INTO run_due (run_id, partner_id, due_on) VALUES (?, ?, ?)", rows);
    }

    /** Stores the partners for which a full evaluation found different results although they were not due, and why. */
    public void unexpected(long runId, List<RangeStore.Failure> found) {
        BatchInsert.rows(
                template,
                "INSERT INTO run_unexpected (run_id, partner_id, reason) VALUES (?, ?, ?)",
                found,
                f -> BatchInsert.row(runId, f.partnerId(), Text.cut(f.reason(), 2000)));
    }

    /** The partners for which the run found different results although they were not due. */
    public List<RangeStore.Failure> unexpected(long runId) {
        return jdbc.sql("SELECT partner_id, reason FROM run_unexpected WHERE run_id = :run ORDER BY partner_id")
                .param("run", runId)
                .query((row, n) -> new RangeStore.Failure(row.getString(1), row.getString(2)))
                .list();
    }

    private void update(String sql, long run) {
        jdbc.sql(sql).param("run", run).update();
    }
}
