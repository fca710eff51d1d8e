package dev.assay.store.purge;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spring Batch's records of old nights. Executions that have not ended are never deleted. */
public final class OldExecutions {
    private static final String OLD =
            """
            SELECT e.JOB_EXECUTION_ID FROM BATCH_JOB_EXECUTION e
            JOIN BATCH_JOB_EXECUTION_PARAMS p ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID
                AND p.PARAMETER_NAME = 'businessDate' AND p.PARAMETER_VALUE < :before
            WHERE e.END_TIME IS NOT NULL AND e.STATUS IN ('COMPLETED', 'FAILED', 'STOPPED', 'ABANDONED')
            """;

    private static final String STEPS =
            "STEP_EXECUTION_ID IN (SELECT STEP_EXECUTION_ID FROM BATCH_STEP_EXECUTION WHERE JOB_EXECUTION_ID IN (%s))";
    private static final String EXECUTIONS = "JOB_EXECUTION_ID IN (%s)";

    /** The tables that belong to an execution, in deletion order. */
    private static final Map<String, String> TABLES = tables();

    private final JdbcClient jdbc;

    public OldExecutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("BATCH_STEP_EXECUTION_CONTEXT", STEPS);
        tables.put("BATCH_STEP_EXECUTION", EXECUTIONS);
        tables.put("BATCH_JOB_EXECUTION_CONTEXT", EXECUTIONS);
        tables.put("BATCH_JOB_EXECUTION_PARAMS", EXECUTIONS);
        tables.put("BATCH_JOB_EXECUTION", EXECUTIONS);
        return tables;
    }

    /** How many rows belong to old executions, by table. */
    public Map<String, Long> old(LocalDate before) {
        Map<String, Long> old = new LinkedHashMap<>();
        TABLES.forEach((table, of) -> old.put(
                table,
                jdbc.sql("SELECT COUNT(*) FROM %s WHERE %s".formatted(table, of.formatted(OLD)))
                        .param("before", before.toString())
                        .query(Long.class)
                        .single()));
        old.put(
                "BATCH_JOB_INSTANCE",
                jdbc.sql(
                                """
                        SELECT COUNT(*) FROM BATCH_JOB_INSTANCE i
                        WHERE EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION x WHERE x.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID)
                            AND NOT EXISTS (SELECT 1 FROM BATCH_JOB_EXECUTION x
                                WHERE x.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID AND x.JOB_EXECUTION_ID NOT IN (%s))
                        """
                                        .formatted(OLD))
                        .param("before", before.toString())
                        .query(Long.class)
                        .single());
        return old;
    }

    /**
     * Deletes up to a number of old executions and everything that belongs to them, in the current transaction; returns
     * how many.
     */
    public int delete(LocalDate before, int atMost) {
        List<Long> executions = jdbc.sql(OLD + " ORDER BY e.JOB_EXECUTION_ID LIMIT :n")
                .param("before", before.toString())
                .param("n", atMost)
                .query(Long.class)
                .list();
        if (executions.isEmpty()) {
            return 0;
        }
        List<Long> instances = jdbc.sql(
                        "SELECT DISTINCT JOB_INSTANCE_ID FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID IN (:ids)")
                .param("ids", executions)
                .query(Long.class)
                .list();
        TABLES.forEach((table, of) -> jdbc.sql("DELETE FROM %s WHERE %s".formatted(table, of.formatted(":ids")))
                .param("ids", executions)
                .update());
        jdbc.sql(
                        """
                DELETE FROM BATCH_JOB_INSTANCE WHERE JOB_INSTANCE_ID IN (:ids) AND NOT EXISTS (
                    SELECT 1 FROM BATCH_JOB_EXECUTION e WHERE e.JOB_INSTANCE_ID = BATCH_JOB_INSTANCE.JOB_INSTANCE_ID)
                """)
                .param("ids", instances)
                .update();
        return executions.size();
    }
}
