package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.Association;
import dev.assay.report.RunReport;
import dev.assay.store.Database;
import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFigures.StepTime;
import dev.assay.store.history.RunFindings;
import dev.assay.store.run.Run;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Figures of past runs: how long they took, what they found, and what was published at the time. */
final class RunHistoryJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);
    private static final LocalDate MARCH_3 = MARCH_1.plusDays(2);
    private static final LocalDate MARCH_4 = MARCH_1.plusDays(3);

    private final FailingDatabase counting = new FailingDatabase();

    @EachEngine
    void every_run_is_shown_as_it_was_published(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=6")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            List<Long> risksSeen = new ArrayList<>(List.of(openRisks(house)));
            house.put(List.of(leaves(1, MARCH_2)));
            house.settlement().release(house.nightly(MARCH_2).run().runId());
            risksSeen.add(openRisks(house));
            house.put(List.of(leaves(2, MARCH_3), leaves(3, MARCH_3)));
            NightOutcome held = house.nightly(MARCH_3);
            risksSeen.add(3L);
            house.put(List.of(back(2), back(3), back(1), leaves(4, MARCH_4)));
            house.settlement().release(house.nightly(MARCH_4).run().runId());
            risksSeen.add(openRisks(house));

            List<RunFigures> figures = house.database().history().newest(10);

            assertThat(figures).extracting(f -> f.run().runId()).containsExactly(4L, 3L, 2L, 1L);
            assertThat(figures)
                    .extracting(f -> f.run().status().name())
                    .containsExactly("PUBLISHED", "DISCARDED", "PUBLISHED", "PUBLISHED");
            assertThat(figures).extracting(RunFigures::openRisks).containsExactly(1L, 3L, 1L, 0L);
            assertThat(risksSeen).containsExactly(0L, 1L, 3L, 1L);
            assertThat(figures).extracting(RunFigures::fell).containsExactly(1L, 2L, 1L, null);
            assertThat(figures).extracting(RunFigures::rose).containsExactly(1L, 0L, 0L, null);
            assertThat(house.database().history().nightsUpTo(3, 10))
                    .extracting(f -> f.run().runId())
                    .containsExactly(3L, 2L, 1L);
            assertThat(partnersAtRisk(house, 1)).isEmpty();
            assertThat(partnersAtRisk(house, 2)).containsExactly("P001");
            assertThat(partnersAtRisk(house, held.run().runId())).containsExactly("P001", "P002", "P003");
            assertThat(partnersAtRisk(house, 4)).containsExactly("P004");
            assertThat(changes(house, 4)).containsExactly("P004 SILVER NONE", "P001 NONE SILVER");
        }
    }

    @EachEngine
    void a_failed_night_is_shown_with_what_remained_published(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));
            house.nightly(MARCH_2);
            house.put(List.of(leaves(2, MARCH_3)));
            house.nightly(MARCH_3);
            house.jdbc()
                    .update(
                            "UPDATE run SET status = 'FAILED', edition = NULL, failure = 'the disk was full' WHERE run_id = 3");
            house.jdbc().update("UPDATE publication SET run_id = 2");
            house.jdbc().update("DELETE FROM notification WHERE run_id = 3");

            RunFigures failed = house.database().history().newest(1).get(0);

            assertThat(failed.openRisks()).isEqualTo(1);
            assertThat(failed.fell()).isNull();
            assertThat(partnersAtRisk(house, 3)).containsExactly("P001");
            String page = page(house, failed.run(), 10);
            assertThat(page)
                    .contains("failed before anything was published. Readers continue to see the night of 2026-03-02.")
                    .contains(
                            "Failed: the disk was full",
                            "assay nightly --date 2026-03-03",
                            "This step was not reached.");
        }
    }

    @EachEngine
    void times_are_those_of_the_steps_and_without_their_records_of_the_run(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.jdbc().update("UPDATE BATCH_STEP_EXECUTION SET END_TIME = START_TIME");
            house.jdbc()
                    .update("UPDATE BATCH_STEP_EXECUTION SET START_TIME = '2026-03-01 02:00:00', "
                            + "END_TIME = '2026-03-01 02:00:07' WHERE STEP_NAME = 'evaluation'");

            RunFigures figures = house.database().history().newest(1).get(0);

            assertThat(figures.steps())
                    .extracting(StepTime::name)
                    .containsExactly(
                            "deliveries", "overrides", "waiting", "ranges", "evaluation", "guard", "publication");
            assertThat(figures.took()).isEqualTo(Duration.ofSeconds(7));
            assertThat(figures.partnersPerSecond()).isEqualTo(1.0);
            assertThat(figures.rowsPerSecond()).isNull();

            addExecution(house, 3);
            assertThat(house.database().history().newest(1).get(0).took()).isEqualTo(Duration.ofSeconds(10));

            house.jdbc().update("DELETE FROM BATCH_JOB_EXECUTION_PARAMS");
            house.jdbc().update("UPDATE run SET started_at = '2026-03-01 02:00:00', ended_at = '2026-03-01 02:00:42'");
            RunFigures purged = house.database().history().newest(1).get(0);
            assertThat(purged.steps()).isEmpty();
            assertThat(purged.took()).isEqualTo(Duration.ofSeconds(42));
            house.jdbc().update("UPDATE run SET held_because = 'too many'");
            assertThat(house.database().history().newest(1).get(0).took()).isNull();
        }
    }

    @EachEngine
    void many_runs_cost_as_many_statements_as_one(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(3));
            house.nightly(MARCH_1);
            house.nightly(MARCH_2);
            house.nightly(MARCH_3);
            counting.use(database.dataSource());
            Database counted = new Database(counting);

            int one = statements(() -> assertThat(counted.history().newest(1)).hasSize(1));
            int three = statements(() -> assertThat(counted.history().newest(3)).hasSize(3));

            assertThat(one).isPositive();
            assertThat(three).isEqualTo(one);
        }
    }

    @EachEngine
    void the_page_of_a_night_counts_what_it_cuts(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2), leaves(2, MARCH_2), leaves(3, MARCH_2)));
            Run run = house.nightly(MARCH_2).run();

            String page = page(house, run, 2);

            assertThat(page)
                    .contains("3 competencies of 3 partners are at risk of not being renewed, all since tonight;"
                            + " the first is due on 2027-01-01, in 305 days. Tonight 3 levels fell and 0 rose.")
                    .contains("Partner 2", "H002 left on 2026-03-02", "and 1 more:")
                    .doesNotContain("Partner 3");
        }
    }

    private static String page(NightHouse house, Run run, int atMost) {
        return RunReport.html(
                new RunReport(house.database(), house.settings(), Programmes.rules(), atMost, atMost).page(run));
    }

    /** As if the run had been gone on with once more, and its evaluation had taken so many seconds. */
    private static void addExecution(NightHouse house, int seconds) {
        house.jdbc()
                .update(
                        """
                INSERT INTO BATCH_JOB_EXECUTION (JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME)
                SELECT JOB_EXECUTION_ID + 100, 0, JOB_INSTANCE_ID, CREATE_TIME FROM BATCH_JOB_EXECUTION
                """);
        house.jdbc()
                .update(
                        """
                INSERT INTO BATCH_JOB_EXECUTION_PARAMS (JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE,
                    PARAMETER_VALUE, IDENTIFYING)
                SELECT JOB_EXECUTION_ID + 100, PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING
                FROM BATCH_JOB_EXECUTION_PARAMS
                """);
        house.jdbc()
                .update(
                        """
                INSERT INTO BATCH_STEP_EXECUTION (STEP_EXECUTION_ID, VERSION, STEP_NAME, JOB_EXECUTION_ID, CREATE_TIME,
                    START_TIME, END_TIME)
                SELECT STEP_EXECUTION_ID + 100, 0, STEP_NAME, JOB_EXECUTION_ID + 100, CREATE_TIME,
                    '2026-03-01 03:00:00', '2026-03-01 03:00:0%d'
                FROM BATCH_STEP_EXECUTION WHERE STEP_NAME = 'evaluation'
                """
                                .formatted(seconds));
    }

    private int statements(Runnable work) {
        counting.failAt(0, false);
        work.run();
        return counting.counted(false).size();
    }

    private static Association back(int person) {
        return Programmes.link(person, null, MARCH_4.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private static long openRisks(NightHouse house) {
        return house.count("SELECT COUNT(*) FROM v1_renewal_risk WHERE cleared_on IS NULL");
    }

    private static List<String> partnersAtRisk(NightHouse house, long runId) {
        return findings(house, runId).openRisks(10).stream()
                .map(RunFindings.OpenRisk::partnerId)
                .toList();
    }

    private static List<String> changes(NightHouse house, long runId) {
        return findings(house, runId).changes(10).stream()
                .map(c -> c.partnerId() + " " + c.effectiveFrom() + " " + c.effectiveTo())
                .toList();
    }

    private static RunFindings findings(NightHouse house, long runId) {
        Database database = house.database();
        return database.findings(
                Objects.requireNonNull(database.runs().find(runId).orElse(null)));
    }
}
