package dev.assay.store.history;

import dev.assay.store.history.RunFigures.Intake;
import dev.assay.store.history.RunFigures.StepTime;
import dev.assay.store.run.NightFigures;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStore;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The figures of runs, read with a fixed number of statements however many runs are requested. */
public final class RunHistory {
    /** The executions of ranges are left out: they run within the step that is named before the colon. */
    private static final String STEPS =
            """
            SELECT p.PARAMETER_VALUE, s.STEP_NAME, s.START_TIME, s.END_TIME, s.LAST_UPDATED
            FROM BATCH_JOB_EXECUTION_PARAMS p JOIN BATCH_STEP_EXECUTION s ON s.JOB_EXECUTION_ID = p.JOB_EXECUTION_ID
            WHERE p.PARAMETER_NAME = 'runId' AND p.PARAMETER_VALUE IN (:runs) AND s.START_TIME IS NOT NULL
                AND s.STEP_NAME NOT LIKE '%:%'
            ORDER BY s.STEP_EXECUTION_ID
            """;

    private static final String INTAKE =
            """
            SELECT run_id, COUNT(*), SUM(rows_read), SUM(rows_applied), SUM(rows_rejected) FROM delivery
            WHERE run_id IN (:runs) GROUP BY run_id
            """;
    private static final String MOVES =
            """
            SELECT run_id, SUM(CASE WHEN risen > 0 THEN 1 ELSE 0 END), SUM(CASE WHEN risen < 0 THEN 1 ELSE 0 END)
            FROM standing_change WHERE run_id IN (:runs) GROUP BY run_id
            """;
    /** Every episode is raised once and cleared at most once. */
    private static final String RISKS =
            """
            SELECT n.run_id, SUM(CASE n.kind WHEN 'RAISED' THEN 1 WHEN 'CLEARED' THEN -1 ELSE 0 END), r.edition
            FROM (
                SELECT run_id, type AS kind FROM notification
                WHERE seq >= (SELECT MIN(first_seq) FROM run WHERE run_id >= :first)
                UNION ALL
                SELECT k.run_id, k.kind FROM prepared_notification k JOIN run kr ON kr.run_id = k.run_id
                WHERE k.run_id >= :first AND kr.status IN ('HELD', 'DISCARDED')
            ) n JOIN run r ON r.run_id = n.run_id GROUP BY n.run_id, r.edition
            """;

    private static final String STEP =
            """
            SELECT s.STEP_NAME FROM BATCH_JOB_EXECUTION_PARAMS p
            JOIN BATCH_STEP_EXECUTION s ON s.JOB_EXECUTION_ID = p.JOB_EXECUTION_ID
            WHERE p.PARAMETER_NAME = 'runId' AND p.PARAMETER_VALUE = :run AND s.END_TIME IS NULL
                AND s.STEP_NAME NOT LIKE '%:%'
            ORDER BY s.STEP_EXECUTION_ID DESC LIMIT 1
            """;

    private final JdbcClient jdbc;

    public RunHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Move(long rose, long fell) {}

    private record Risks(Map<Long, Long> published, Map<Long, Long> prepared, long now) {
        /** The current number of open risks, minus the changes since. */
        long asOf(long runId) {
            long since = published.entrySet().stream()
                    .filter(entry -> entry.getKey() > runId)
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return now - since + prepared.getOrDefault(runId, 0L);
        }
    }

    /**
     * How far a run is that is being worked on.
     *
     * @param step its name
     * @param part the file that is being applied; null in other steps
     * @param done of {@code total}: records of the file, or partners
     * @param total 0 if it is not known
     */
    public record UnderWay(String step, @Nullable String part, long done, long total) {}

    /** How far the run is; empty if no step of it has begun. */
    public Optional<UnderWay> underWay(Run run) {
        return jdbc.sql(STEP)
                .param("run", String.valueOf(run.runId()))
                .query(String.class)
                .optional()
                .map(step -> switch (step) {
                    case "deliveries" -> delivery(step);
                    case "evaluation" -> evaluation(step, run);
                    default -> new UnderWay(step, null, 0, 0);
                });
    }

    private UnderWay delivery(String step) {
        return jdbc.sql(
                        """
                SELECT file, records_done, rows_read FROM delivery WHERE status IN ('COMPARING', 'APPLYING')
                ORDER BY delivery_id LIMIT 1
                """)
                .query((row, n) -> new UnderWay(step, row.getString(1), row.getLong(2), row.getLong(3)))
                .optional()
                .orElse(new UnderWay(step, null, 0, 0));
    }

    private UnderWay evaluation(String step, Run run) {
        String all = Boolean.TRUE.equals(run.full()) ? "FROM partner" : "FROM run_partner WHERE run_id = :run";
        return jdbc.sql(
                        "SELECT (SELECT COALESCE(SUM(partners), 0) FROM run_range WHERE run_id = :run), (SELECT COUNT(*) %s)"
                                .formatted(all))
                .param("run", run.runId())
                .query((row, n) -> new UnderWay(step, null, row.getLong(1), row.getLong(2)))
                .single();
    }

    /** The newest runs, whatever has become of them, the newest first. */
    public List<RunFigures> newest(int atMost) {
        return figures(jdbc.sql(RunStore.SELECT + "ORDER BY run_id DESC LIMIT :n")
                .param("n", atMost)
                .query(RunStore.ROWS)
                .list());
    }

    /** A run and the published nights before it, the newest first. */
    public List<RunFigures> nightsUpTo(long runId, int atMost) {
        return figures(jdbc.sql(RunStore.SELECT
                        + "WHERE run_id = :run OR run_id < :run AND status = 'PUBLISHED' ORDER BY run_id DESC LIMIT :n")
                .param("run", runId)
                .param("n", atMost)
                .query(RunStore.ROWS)
                .list());
    }

    private List<RunFigures> figures(List<Run> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        List<Long> ids = runs.stream().map(Run::runId).toList();
        Map<Long, List<StepTime>> steps = steps(ids);
        Map<Long, Intake> intakes = intakes(ids);
        Map<Long, Move> moves = moves(ids);
        Risks risks = risks(ids.get(ids.size() - 1));
        List<RunFigures> figures = new ArrayList<>();
        for (Run run : runs) {
            boolean moved = run.comparedWith() != null && run.status().hasAnswer();
            Move move = moved ? moves.getOrDefault(run.runId(), new Move(0, 0)) : null;
            figures.add(new RunFigures(
                    run,
                    steps.getOrDefault(run.runId(), List.of()),
                    intakes.getOrDefault(run.runId(), Intake.NOTHING),
                    risks.asOf(run.runId()),
                    move == null ? null : move.rose(),
                    move == null ? null : move.fell()));
        }
        return figures;
    }

    private Map<Long, List<StepTime>> steps(List<Long> runs) {
        Map<Long, Map<String, Duration>> sums = new HashMap<>();
        jdbc.sql(STEPS)
                .param("runs", runs.stream().map(String::valueOf).toList())
                .query(row -> {
                    LocalDateTime ended = row.getObject(4, LocalDateTime.class);
                    Duration took = between(
                            row.getObject(3, LocalDateTime.class),
                            ended == null ? row.getObject(5, LocalDateTime.class) : ended);
                    sums.computeIfAbsent(Long.valueOf(row.getString(1)), run -> new LinkedHashMap<>())
                            .merge(row.getString(2), took, Duration::plus);
                });
        Map<Long, List<StepTime>> steps = new HashMap<>();
        sums.forEach((run, times) -> steps.put(
                run,
                times.entrySet().stream()
                        .map(time -> new StepTime(time.getKey(), time.getValue()))
                        .toList()));
        return steps;
    }

    /** Spring Batch stores the machine's wall clock, which may be set back. */
    private static Duration between(LocalDateTime begun, @Nullable LocalDateTime ended) {
        return ended == null || ended.isBefore(begun) ? Duration.ZERO : Duration.between(begun, ended);
    }

    private Map<Long, Intake> intakes(List<Long> runs) {
        Map<Long, Intake> intakes = new HashMap<>();
        jdbc.sql(INTAKE).param("runs", runs).query(row -> {
            intakes.put(row.getLong(1), new Intake(row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)));
        });
        return intakes;
    }

    private Map<Long, Move> moves(List<Long> runs) {
        Map<Long, Move> moves = new HashMap<>();
        jdbc.sql(MOVES).param("runs", runs).query(row -> {
            moves.put(row.getLong(1), new Move(row.getLong(2), row.getLong(3)));
        });
        return moves;
    }

    private Risks risks(long first) {
        Map<Long, Long> published = new TreeMap<>();
        Map<Long, Long> prepared = new TreeMap<>();
        jdbc.sql(RISKS).param("first", first).query(row -> {
            boolean seen = row.getObject(3, Long.class) != null;
            (seen ? published : prepared).put(row.getLong(1), row.getLong(2));
        });
        long now = new NightFigures(jdbc).openRisks();
        return new Risks(published, prepared, now);
    }
}
