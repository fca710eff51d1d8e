package dev.assay.store.purge;

import dev.assay.store.result.ResultColumn;
import dev.assay.store.result.ResultTable;
import dev.assay.store.sql.BatchInsert;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Result rows that are no longer needed: those of runs that were never published, and those that a later row replaced
 * on a night that is itself old. Every night from then on still finds the results that were published before it.
 */
public final class OldRows {
    private static final int SUBJECTS_AT_ONCE = 500;

    /** Runs that ended without being published. A held or running one may still be published. */
    private static final String NEVER_PUBLISHED =
            "r.edition IS NULL AND r.status IN ('FAILED', 'STOPPED', 'DISCARDED')";

    /** All nights of a membership term that is still running are needed, whenever it began. */
    private static final String BEFORE_ITS_TERM =
            """
            AND NOT EXISTS (
                SELECT 1 FROM membership m WHERE m.partner_id = s.partner_id AND m.renews_on > :published
                    AND m.starts_on <= %s.business_date)
            """;

    private static final List<Versions> TABLES = Stream.concat(
                    Stream.concat(ResultTable.STANDING.stream(), Stream.of(ResultTable.RISK_EPISODE))
                            .map(table -> new Versions(
                                    table.name(),
                                    table.keys().stream()
                                            .map(ResultColumn::name)
                                            .toList(),
                                    table.gone(),
                                    table == ResultTable.COMPETENCY_STANDING)),
                    Stream.of(
                            new Versions("partner_digest", List.of("partner_id"), false, false),
                            new Versions("override_standing", List.of("override_id"), false, false)))
            .toList();

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public OldRows(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    /**
     * A table of versioned rows, by natural key and run.
     *
     * @param keys the natural key; pages are formed by its first column
     * @param gone whether a row may state that its key no longer exists
     * @param retained whether the state after each night of a term matters, not only the current one
     */
    record Versions(String name, List<String> keys, boolean gone, boolean retained) {
        /** The old rows of the subjects in {@code (:after, :through]}; for each key the earliest first. */
        String selectOld() {
            String same = keys.stream()
                    .map(key -> "n.%1$s = s.%1$s AND ".formatted(key))
                    .collect(Collectors.joining());
            String later =
                    "SELECT 1 FROM %s n JOIN run nr ON nr.run_id = n.run_id AND nr.edition IS NOT NULL WHERE %s%s"
                            .formatted(name, same, "n.run_id > s.run_id ");
            String replaced = "EXISTS (%s AND nr.business_date < :before %s)"
                    .formatted(later, retained ? BEFORE_ITS_TERM.formatted("nr") : "");
            String over =
                    "s.gone AND NOT EXISTS (%s) %s".formatted(later, retained ? BEFORE_ITS_TERM.formatted("r") : "");
            return """
                    SELECT %1$s, s.run_id FROM %2$s s JOIN run r ON r.run_id = s.run_id AND r.business_date < :before
                    WHERE s.%3$s > :after AND s.%3$s <= :through
                        AND (%4$s OR r.edition IS NOT NULL AND (%5$s%6$s))
                    ORDER BY %1$s, s.run_id
                    """
                    .formatted(
                            keys.stream().map(key -> "s." + key).collect(Collectors.joining(", ")),
                            name,
                            keys.get(0),
                            NEVER_PUBLISHED,
                            replaced,
                            gone ? " OR " + over : "");
        }

        String delete() {
            return "DELETE FROM %s WHERE %s AND run_id = ?"
                    .formatted(name, keys.stream().map(key -> key + " = ?").collect(Collectors.joining(" AND ")));
        }
    }

    /** The tables, by name. */
    public static List<String> tables() {
        return TABLES.stream().map(Versions::name).toList();
    }

    /**
     * The old rows of some subjects (partners or overrides).
     *
     * @param subjects the number of subjects; 0 = there are no more
     * @param last the last subject
     * @param keys natural key and run of each old row, in deletion order
     */
    public record Found(int subjects, String last, List<@Nullable Object[]> keys) {
        /** How many of them each run has written. */
        public Map<Long, Long> byRun() {
            Map<Long, Long> byRun = new TreeMap<>();
            for (@Nullable Object[] key : keys) {
                byRun.merge((Long) Objects.requireNonNull(key[key.length - 1]), 1L, Long::sum);
            }
            return byRun;
        }
    }

    /** How many rows each run has in a table. Scans the whole table. */
    public Map<Long, Long> byRun(String table) {
        Map<Long, Long> byRun = new TreeMap<>();
        jdbc.sql("SELECT run_id, COUNT(*) FROM %s GROUP BY run_id"
                        .formatted(versions(table).name()))
                .query(row -> {
                    byRun.put(row.getLong(1), row.getLong(2));
                });
        return byRun;
    }

    /**
     * Finds the old rows of the next subjects of a table.
     *
     * @param after the last subject that was processed; empty for the beginning
     * @param before nights of this date and later are kept entirely
     * @param published the date of the last published night
     */
    public Found next(String table, String after, LocalDate before, LocalDate published) {
        Versions versions = versions(table);
        String subject = versions.keys().get(0);
        List<String> subjects = jdbc.sql("SELECT DISTINCT %1$s FROM %2$s WHERE %1$s > :after ORDER BY %1$s LIMIT :n"
                        .formatted(subject, versions.name()))
                .param("after", after)
                .param("n", SUBJECTS_AT_ONCE)
                .query(String.class)
                .list();
        if (subjects.isEmpty()) {
            return new Found(0, after, List.of());
        }
        String last = subjects.get(subjects.size() - 1);
        int columns = versions.keys().size() + 1;
        List<@Nullable Object[]> keys = new ArrayList<>();
        jdbc.sql(versions.selectOld())
                .param("after", after)
                .param("through", last)
                .param("before", before)
                .param("published", published)
                .query(row -> {
                    @Nullable Object[] key = new @Nullable Object[columns];
                    for (int i = 0; i < columns; i++) {
                        key[i] = row.getMetaData().getColumnType(i + 1) == Types.DATE
                                ? row.getObject(i + 1, LocalDate.class)
                                : row.getObject(i + 1);
                    }
                    keys.add(key);
                });
        return new Found(subjects.size(), last, keys);
    }

    /** Deletes rows that {@link #next} has found, in the current transaction. */
    public void delete(String table, List<@Nullable Object[]> keys) {
        BatchInsert.rows(template, versions(table).delete(), keys);
    }

    private static Versions versions(String table) {
        return TABLES.stream()
                .filter(versions -> versions.name().equals(table))
                .findFirst()
                .orElseThrow();
    }
}
