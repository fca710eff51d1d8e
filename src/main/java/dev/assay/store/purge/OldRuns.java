package dev.assay.store.purge;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Data of old runs other than results: their counts and prepared notifications, the rejected rows of their deliveries,
 * and the runs themselves. Published notifications and changes are kept because readers may still need them, and
 * deliveries because they identify files that are delivered again.
 */
public final class OldRuns {
    private static final String OLD = "r.business_date < :before AND r.status NOT IN ('RUNNING', 'HELD')";
    private static final String OF_RUNS = "%s s JOIN run r ON r.run_id = s.run_id AND " + OLD;
    private static final Map<String, Part> PARTS = parts();

    private final JdbcClient jdbc;

    public OldRuns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A table whose rows belong to a run or delivery.
     *
     * @param number the column with its id
     * @param from selects the old rows, as {@code s}
     */
    private record Part(String number, String from) {}

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (String table :
                List.of("prepared_notification", "run_range", "run_failure", "run_waiting", "run_unexpected")) {
            parts.put(table, new Part("run_id", OF_RUNS.formatted(table)));
        }
        // published changes are kept: they are the history of a competency
        parts.put(
                "standing_change", new Part("run_id", OF_RUNS.formatted("standing_change") + " AND r.edition IS NULL"));
        parts.put(
                "rejection",
                new Part(
                        "delivery_id",
                        """
                        rejection s JOIN delivery d ON d.delivery_id = s.delivery_id
                            AND d.status IN ('APPLIED', 'DUPLICATE', 'REFUSED')
                        JOIN run r ON r.run_id = d.run_id AND
                        """
                                + OLD));
        return parts;
    }

    /** The tables, by name. */
    public static List<String> tables() {
        return List.copyOf(PARTS.keySet());
    }

    /** How many rows any table has. */
    public long rows(String table) {
        return jdbc.sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
    }

    /** How many old rows there are in a table, by the run or delivery that they belong to. */
    public Map<Long, Long> old(String table, LocalDate before) {
        Part part = part(table);
        Map<Long, Long> old = new LinkedHashMap<>();
        jdbc.sql("SELECT s.%1$s, COUNT(*) FROM %2$s GROUP BY s.%1$s ORDER BY s.%1$s"
                        .formatted(part.number(), part.from()))
                .param("before", before)
                .query(row -> {
                    old.put(row.getLong(1), row.getLong(2));
                });
        return old;
    }

    /** Deletes up to a number of rows of a run or delivery; returns how many. */
    public int delete(String table, long number, int atMost) {
        return jdbc.sql("DELETE FROM %s WHERE %s = :number LIMIT :n"
                        .formatted(table, part(table).number()))
                .param("number", number)
                .param("n", atMost)
                .update();
    }

    /**
     * The old runs that nothing refers to any more: no result row, notification or published change, no override that
     * expired in it, no run that was compared with it, no delivery that is still undecided. A published run is kept for
     * membership terms that are still running and began on or before its night.
     *
     * @param before nights of this date and later are kept entirely
     * @param published the date of the last published night
     * @param writers the runs of which result rows remain
     */
    public Set<Long> nameless(LocalDate before, LocalDate published, Set<Long> writers) {
        Set<Long> runs = new TreeSet<>(jdbc.sql(
                        "SELECT r.run_id FROM run r WHERE " + OLD
                                + """
                 AND r.run_id <> (SELECT COALESCE(p.run_id, 0) FROM publication p WHERE p.id = 1)
                 AND (r.status <> 'PUBLISHED' OR NOT EXISTS (
                    SELECT 1 FROM membership m WHERE m.renews_on > :published AND m.starts_on <= r.business_date))
                 AND NOT EXISTS (SELECT 1 FROM run k WHERE k.compared_with = r.run_id AND k.business_date >= :before)
                 AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.run_id = r.run_id
                    AND d.status NOT IN ('APPLIED', 'DUPLICATE', 'REFUSED'))
                """)
                .param("before", before)
                .param("published", published)
                .query(Long.class)
                .list());
        runs.removeAll(writers);
        for (String named : List.of(
                "SELECT DISTINCT run_id FROM notification",
                "SELECT DISTINCT run_id FROM v1_standing_change",
                "SELECT DISTINCT expired_by_run FROM override_standing WHERE expired_by_run IS NOT NULL")) {
            jdbc.sql(named).query(Long.class).list().forEach(runs::remove);
        }
        return runs;
    }

    /** Deletes runs, in the current transaction. */
    public void delete(List<Long> runs) {
        jdbc.sql("DELETE FROM run WHERE run_id IN (:runs)").param("runs", runs).update();
    }

    private static Part part(String table) {
        Part part = PARTS.get(table);
        if (part == null) {
            throw new IllegalArgumentException(table);
        }
        return part;
    }
}
