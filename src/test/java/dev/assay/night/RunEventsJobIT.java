package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assessment.Programme;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Progress;
import dev.assay.store.run.RunStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every event of a run is logged once, with a stable name and the night. */
final class RunEventsJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);

    /** Evaluators that fail. */
    @Configuration(proxyBeanMethods = false)
    static class BrokenEvaluators {
        @Bean
        Function<Programme, PartnerEvaluator> evaluators() {
            return programme -> (dossier, before, date) -> {
                throw new IllegalStateException("no evaluation");
            };
        }
    }

    @EachEngine(Engine.H2)
    void each_state_of_a_run_is_an_event(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=5");
                LogWatch log = new LogWatch()) {
            house.put(silverPartners(7));
            stop(house);
            assertThat(log.actions()).containsExactly("run-begun", "run-stopped");
            house.nightly(MARCH_1);
            assertThat(log.actions()).containsExactly("run-resumed", "run-published");
            house.nightly(MARCH_1);
            assertThat(log.actions()).isEmpty();
            house.rerun(MARCH_1);
            assertThat(log.actions()).containsExactly("run-begun", "run-published", "run-superseded");
            refuse(house, MARCH_1.minusDays(1));
            assertThat(log.actions()).containsExactly("night-refused");

            house.put(List.of(leaves(1, MARCH_2)));
            long held = house.nightly(MARCH_2).run().runId();
            assertThat(log.actions()).containsExactly("run-begun", "run-held");
            house.settlement().discard(held);
            assertThat(log.actions()).containsExactly("run-discarded");
            house.nightly(MARCH_2);
            house.rerun(MARCH_2);
            assertThat(log.actions())
                    .containsExactly("run-begun", "run-held", "run-begun", "run-held", "run-discarded");
            house.settlement().release(5);
            assertThat(log.actions()).containsExactly("run-released");
            assertThat(house.rows("SELECT status FROM v1_run ORDER BY run_id"))
                    .containsExactly("SUPERSEDED", "PUBLISHED", "DISCARDED", "DISCARDED", "PUBLISHED");
        }
    }

    @EachEngine(Engine.H2)
    void a_night_that_fails_says_why_and_the_account_of_it_is_kept(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.mandatory-feeds=partners");
                LogWatch log = new LogWatch()) {
            house.put(silverPartners(2));
            refuse(house, MARCH_1);
            assertThat(log.lines())
                    .filteredOn(line -> line.action().equals("run-failed"))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line.values().get("event.reason")).contains("no delivery of partners"));
            RunEvents.Account account = house.events().account().orElseThrow();
            assertThat(account.run().runId()).isEqualTo(1);
            assertThat(account.steps()).containsOnlyKeys("deliveries");
            assertThat(account.publishedBefore()).isNull();
            assertThat(house.database().runs().find(1).orElseThrow().status()).isEqualTo(RunStatus.FAILED);
        }
    }

    @EachEngine(Engine.H2)
    void every_line_of_a_night_bears_date_run_and_attempt_on_whatever_thread(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, List.of(BrokenEvaluators.class), "assay.lease.duration=6s");
                LogWatch log = new LogWatch()) {
            house.put(silverPartners(6));
            Progress robbed = new AtStep("guard", () -> {
                house.jdbc().update("UPDATE lease_heartbeat SET token = token + 1");
                awaitHeartbeat(log);
            });
            NightOrder order = house.order(MARCH_1, null);
            house.nights().nightly(new NightOrder(MARCH_1, order.inbox(), order.rulebooks(), null, false, robbed));

            List<LogWatch.Line> lines = log.lines();
            List<LogWatch.Line> ofTheRun = lines.subList(1, lines.size());
            assertThat(lines.get(0).names()).containsOnly(Map.entry("business_date", "2026-03-01"));
            assertThat(ofTheRun).allSatisfy(line -> assertThat(line.names())
                    .containsOnly(
                            Map.entry("business_date", "2026-03-01"),
                            Map.entry("run_id", "1"),
                            Map.entry("attempt", "1")));
            assertThat(ofTheRun)
                    .extracting(line -> line.thread().replaceAll("\\d+$", ""))
                    .contains("main", "assay-range-", "assay-heartbeat");
            assertThat(ofTheRun)
                    .filteredOn(line -> line.action().equals("step-ended"))
                    .extracting(line -> line.values().get("assay.step"))
                    .containsExactly(
                            "deliveries", "overrides", "waiting", "ranges", "evaluation", "guard", "publication");
            assertThat(ofTheRun)
                    .filteredOn(line -> "evaluation".equals(line.values().get("assay.step")))
                    .last()
                    .satisfies(line -> assertThat(line.values())
                            .containsEntry("assay.partners", "6")
                            .containsEntry("assay.partners_failed", "6"));
        }
    }

    /** The night is asked to stop when its second step begins. */
    private static void stop(NightHouse house) {
        NightOrder order = house.order(MARCH_1, null);
        Progress impatient = new AtStep("overrides", () -> house.nights().requestStop());
        NightOutcome outcome = house.nights()
                .nightly(new NightOrder(MARCH_1, order.inbox(), order.rulebooks(), null, false, impatient));
        assertThat(outcome.kind()).isEqualTo(NightOutcome.Kind.STOPPED);
    }

    private static void refuse(NightHouse house, LocalDate date) {
        assertThatThrownBy(() -> house.nightly(date)).isInstanceOf(NightRefused.class);
    }

    private static void awaitHeartbeat(LogWatch log) {
        long givingUp = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (log.lines().stream().noneMatch(line -> line.thread().equals("assay-heartbeat"))) {
            assertThat(System.nanoTime()).as("until a heartbeat has failed").isLessThan(givingUp);
            Thread.yield();
        }
    }

    private record AtStep(String step, Runnable work) implements Progress {
        @Override
        public void step(String name) {
            if (name.equals(step)) {
                work.run();
            }
        }

        @Override
        public void advance(long done, long total) {}
    }
}
