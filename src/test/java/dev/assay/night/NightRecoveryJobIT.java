package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Programme;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Progress;
import dev.assay.store.run.RunStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nights that do not get to their end at the first try. */
final class NightRecoveryJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);
    private static final AtomicInteger EVALUATED = new AtomicInteger();
    private static final AtomicBoolean P003_IS_BROKEN = new AtomicBoolean();
    private static final AtomicInteger DIES_AT = new AtomicInteger();

    /** Evaluators that fail when a test wants them to. */
    @Configuration(proxyBeanMethods = false)
    static class UnreliableEvaluators {
        @Bean
        Function<Programme, PartnerEvaluator> evaluators() {
            return programme -> {
                PartnerEvaluator evaluator = new Assessor(programme)::assess;
                return (dossier, before, asOf) -> {
                    if (EVALUATED.incrementAndGet() == DIES_AT.get()) {
                        throw new OutOfMemoryError("not really");
                    }
                    if (P003_IS_BROKEN.get() && dossier.partner().partnerId().equals("P003")) {
                        throw new IllegalStateException("broken");
                    }
                    return evaluator.evaluate(dossier, before, asOf);
                };
            };
        }
    }

    private static NightHouse house(EmptyDatabase database, String... settings) {
        EVALUATED.set(0);
        P003_IS_BROKEN.set(false);
        DIES_AT.set(0);
        return new NightHouse(database, List.of(UnreliableEvaluators.class), settings);
    }

    @EachEngine
    void a_partner_whose_evaluation_fails_keeps_its_standing_until_the_next_night_and_the_others_go_on(
            EmptyDatabase database) {
        try (NightHouse house = house(database)) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(3, MARCH_2), leaves(4, MARCH_2)));
            P003_IS_BROKEN.set(true);

            NightOutcome night = house.nightly(MARCH_2);

            assertThat(night.run().partnersFailed()).isEqualTo(1);
            assertThat(night.run().partnersEvaluated()).isEqualTo(6);
            assertThat(house.rows("SELECT partner_id, effective_level FROM v1_competency_standing"
                            + " WHERE partner_id IN ('P003', 'P004') ORDER BY partner_id"))
                    .containsExactly("P003 SILVER", "P004 NONE");
            assertThat(house.rows("SELECT partner_id, reason FROM run_failure"))
                    .containsExactly("P003 java.lang.IllegalStateException: broken");

            P003_IS_BROKEN.set(false);
            NightOutcome next = house.nightly(MARCH_2.plusDays(1));

            assertThat(next.run().partnersReevaluated()).as("only P003").isEqualTo(1);
            assertThat(house.rows("SELECT effective_level FROM v1_competency_standing WHERE partner_id = 'P003'"))
                    .containsExactly("NONE");
        }
    }

    @EachEngine
    void a_night_that_dies_resumes_where_it_was_and_ends_like_an_undisturbed_one(EmptyDatabase database) {
        String[] pages = {"assay.work.page-size=2", "assay.work.partitions=1", "assay.guard.pairs=1000"};
        try (NightHouse house = house(database, pages)) {
            house.put(silverPartners(9));
            DIES_AT.set(5);

            NightOutcome dead = house.nightly(MARCH_1);
            NightOutcome resumed = house.nightly(MARCH_1);

            assertThat(dead.kind()).isEqualTo(NightOutcome.Kind.FAILED);
            assertThat(resumed.kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(resumed.resumed()).isTrue();
            assertThat(resumed.run().runId()).isEqualTo(1);
            assertThat(EVALUATED.get()).as("done pages are not done again").isLessThanOrEqualTo(9 + 2);
            assertThat(house.count("SELECT COUNT(*) FROM v1_profile")).isEqualTo(9);
        }
    }

    @EachEngine
    void the_records_of_a_lost_process_say_that_it_failed(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.work.page-size=2", "assay.work.partitions=1")) {
            house.put(silverPartners(9));
            DIES_AT.set(5);
            house.nightly(MARCH_1);
            house.jdbc()
                    .update(
                            "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'UNKNOWN', END_TIME = NULL");
            house.jdbc()
                    .update(
                            "UPDATE BATCH_STEP_EXECUTION SET STATUS = 'STARTED', EXIT_CODE = 'EXECUTING', END_TIME = NULL WHERE STATUS = 'FAILED'");

            assertThat(house.nightly(MARCH_1).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(house.jdbc()
                            .queryForList(
                                    "SELECT CONCAT(STATUS, ' ', EXIT_CODE) FROM BATCH_JOB_EXECUTION ORDER BY JOB_EXECUTION_ID",
                                    String.class))
                    .containsExactly("FAILED FAILED", "COMPLETED COMPLETED");
            assertThat(house.count("SELECT COUNT(*) FROM BATCH_STEP_EXECUTION WHERE EXIT_CODE = 'EXECUTING'"))
                    .isZero();
        }
    }

    @EachEngine
    void a_night_is_refused_while_another_one_lives_and_takes_over_when_it_is_dead(EmptyDatabase database) {
        try (NightHouse house = house(database)) {
            house.put(silverPartners(3));
            house.jdbc()
                    .update("UPDATE lease SET token = 7, owner = 'somebody@there pid 1', business_date = '2026-03-01'");
            house.jdbc().update("UPDATE lease_heartbeat SET token = 7, expires_at = '2999-01-01 00:00:00'");

            assertThatThrownBy(() -> house.nightly(MARCH_1))
                    .isInstanceOfSatisfying(NightRefused.class, refused -> assertThat(refused.because())
                            .isEqualTo(NightRefused.Because.BUSY))
                    .hasMessageContaining("somebody@there pid 1");
            assertThat(house.count("SELECT COUNT(*) FROM run")).isZero();

            house.jdbc().update("UPDATE lease_heartbeat SET expires_at = '2001-01-01 00:00:00'");
            assertThat(house.nightly(MARCH_1).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(house.count("SELECT token FROM lease")).isEqualTo(8);
        }
    }

    @EachEngine
    void a_night_stops_at_the_end_of_a_chunk_and_is_resumed_later(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.work.page-size=2", "assay.work.partitions=1")) {
            house.put(silverPartners(9));
            NightOrder order = house.order(MARCH_1, null);
            Progress stopping = new Progress() {
                @Override
                public void step(String name) {}

                @Override
                public void advance(long done, long total) {
                    if (done > 0) {
                        house.nights().requestStop();
                    }
                }
            };

            NightOutcome stopped = house.nights()
                    .nightly(new NightOrder(MARCH_1, order.inbox(), order.rulebooks(), null, false, stopping));

            assertThat(stopped.kind()).isEqualTo(NightOutcome.Kind.STOPPED);
            assertThat(stopped.run().status()).isEqualTo(RunStatus.STOPPED);
            assertThat(house.count("SELECT SUM(partners) FROM run_range")).isEqualTo(2);
            assertThat(house.nightly(MARCH_1).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            assertThat(house.count("SELECT COUNT(*) FROM v1_profile")).isEqualTo(9);
        }
    }
}
