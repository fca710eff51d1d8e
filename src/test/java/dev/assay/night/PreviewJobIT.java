package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.link;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Programme;
import dev.assay.cause.Cause;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.facts.Association;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.store.result.PreparedResults;
import dev.assay.store.result.PreparedResults.Shift;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.RunStatus;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

final class PreviewJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);
    private static final LocalDate MARCH_3 = MARCH_1.plusDays(2);
    private static final LoadedRulebooks RULES = new LoadedRulebooks(Programmes.rules(), "0".repeat(64), List.of());
    private static final LoadedRulebooks HARDER = new LoadedRulebooks(Programmes.rules(2), "1".repeat(64), List.of());
    private static final AtomicReference<Runnable> BEFORE_EACH = new AtomicReference<>(() -> {});

    /** Runs something before each partner is evaluated. */
    @Configuration(proxyBeanMethods = false)
    static class DisturbedEvaluators {
        @Bean
        Function<Programme, PartnerEvaluator> evaluators() {
            return programme -> {
                PartnerEvaluator evaluator = new Assessor(programme)::assess;
                return (dossier, before, asOf) -> {
                    BEFORE_EACH.get().run();
                    return evaluator.evaluate(dossier, before, asOf);
                };
            };
        }
    }

    private static NightHouse house(EmptyDatabase database, String... settings) {
        BEFORE_EACH.set(() -> {});
        return new NightHouse(database, List.of(DisturbedEvaluators.class), settings);
    }

    @EachEngine
    void a_preview_says_what_the_night_then_does_and_writes_nothing(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.work.page-size=3", "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(2, MARCH_2), leaves(5, MARCH_2)));
            Map<String, List<String>> tables = house.tables();

            List<String> preview = preview(house, MARCH_2, null);

            assertThat(house.tables()).isEqualTo(tables);
            assertThat(preview)
                    .containsExactly(
                            "against 2026-03-01 RUNNING",
                            "P002 SILVER NONE",
                            "P005 SILVER NONE",
                            "P002 RAISED",
                            "P005 RAISED");
            NightOutcome night = house.nightly(MARCH_2);
            assertThat(night.run().runId()).isEqualTo(2);
            assertThat(house.rows("SELECT partner_id, kind FROM v1_notification ORDER BY seq"))
                    .isEqualTo(preview.subList(3, 5));
        }
    }

    @EachEngine
    void whatever_goes_wrong_nothing_is_left_behind(EmptyDatabase database) {
        try (NightHouse house = house(database)) {
            house.put(silverPartners(3));
            Map<String, List<String>> tables = house.tables();

            assertThatThrownBy(() -> house.previews().preview(order(house, MARCH_1, null), preview -> {
                        throw new IllegalStateException("the reader fails");
                    }))
                    .hasMessage("the reader fails");
            BEFORE_EACH.set(() -> {
                throw new OutOfMemoryError("not really");
            });
            assertThatThrownBy(() -> preview(house, MARCH_1, null)).isInstanceOf(OutOfMemoryError.class);

            assertThat(house.tables()).isEqualTo(tables);
            BEFORE_EACH.set(() -> {});
            assertThat(house.nightly(MARCH_1).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
        }
    }

    @EachEngine
    void a_preview_stops_when_it_is_asked_to_and_meets_no_night(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.work.page-size=1", "assay.lease.duration=12s")) {
            house.put(silverPartners(3));
            Map<String, List<String>> tables = house.tables();
            // from another thread, as what this one does belongs to the preview's transaction
            BEFORE_EACH.set(
                    () -> CompletableFuture.runAsync(() -> askToStop(house)).join());

            assertThat(house.previews().preview(order(house, MARCH_1, null), preview -> {
                        throw new IllegalStateException("there is nothing to read");
                    }))
                    .isFalse();

            assertThat(house.tables()).isEqualTo(tables);
            assertThat(house.stopping().holder().owner()).isNull();
        }
    }

    @EachEngine
    void what_is_past_is_seen_as_if_nothing_had_come_after_it(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(4));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(2, MARCH_2)));
            house.nightly(MARCH_2);
            house.put(List.of(leaves(3, MARCH_3)));
            house.nightly(MARCH_3.plusDays(1));
            Map<String, List<String>> tables = house.tables();

            assertThat(preview(house, MARCH_2, null))
                    .containsExactly("against 2026-03-02 RUNNING rewound", "P003 RAISED");
            assertThat(preview(house, MARCH_3, null))
                    .containsExactly("against 2026-03-02 RUNNING rewound", "P003 SILVER NONE", "P003 RAISED");
            assertThat(preview(house, MARCH_1.minusDays(1), null)).first().isEqualTo("against null RUNNING rewound");
            assertThat(preview(house, MARCH_3, new WhatIf(null, "H001")))
                    .startsWith("against 2026-03-02 RUNNING rewound")
                    .endsWith("P001 SILVER NONE", "P001 RAISED", "CLOUD +0 -1 loses 1 regains 0");

            assertThat(house.tables()).isEqualTo(tables);
        }
    }

    @EachEngine(Engine.H2)
    void the_levels_before_are_those_of_all_partners_whoever_has_to_be_evaluated(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            List<Long> before = new ArrayList<>();
            PreviewOrder order = order(house, MARCH_2, null);
            house.previews().preview(order, preview -> before.add(preview.levelsBefore()));
            house.put(List.of(leaves(1, MARCH_2)));
            house.previews().preview(order, preview -> before.add(preview.levelsBefore()));
            assertThat(before).containsExactly(7L, 7L);
        }
    }

    @EachEngine
    void a_night_that_is_or_would_be_held_is_said_to_be(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.guard.pairs=5")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));

            assertThat(preview(house, MARCH_2, null)).first().isEqualTo("against 2026-03-01 HELD");
            house.nightly(MARCH_2);
            Map<String, List<String>> tables = house.tables();
            assertThat(preview(house, MARCH_2, null)).first().isEqualTo("against 2026-03-01 HELD held 2");

            assertThat(house.tables()).isEqualTo(tables);
            assertThat(house.settlement().release(2).status()).isEqualTo(RunStatus.PUBLISHED);
        }
    }

    @EachEngine
    void what_if_scenarios_are_compared_with_the_night_as_it_is(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(4));
            house.put(List.of(new Association(
                    "H001",
                    "P002",
                    LocalDate.of(2026, 2, 1),
                    null,
                    MARCH_1.atStartOfDay().toInstant(ZoneOffset.UTC))));
            house.put(List.of(
                    link(1, LocalDate.of(2026, 1, 20), MARCH_1.atStartOfDay().toInstant(ZoneOffset.UTC))));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(3, MARCH_2)));
            Map<String, List<String>> tables = house.tables();

            assertThat(preview(house, MARCH_2, new WhatIf(HARDER, null)))
                    .endsWith("P004 SILVER NONE", "P004 RAISED", "CLOUD +0 -1 loses 1 regains 0");
            assertThat(preview(house, MARCH_2, new WhatIf(null, "H001")))
                    .endsWith("P003 RAISED", "P002 GOLD SILVER", "CLOUD +0 -1 loses 0 regains 0");
            assertThat(preview(house, MARCH_2, new WhatIf(HARDER, "H001")))
                    .endsWith(
                            "P002 GOLD NONE",
                            "P004 SILVER NONE",
                            "P002 RAISED",
                            "P004 RAISED",
                            "CLOUD +0 -2 loses 2 regains 0");
            house.previews().preview(order(house, MARCH_2, new WhatIf(HARDER, null)), preview -> {
                long run = Objects.requireNonNull(preview.alternative()).run().runId();
                house.database().prepared().changes(run, 1, line -> assertThat(line.causes())
                        .containsExactly(
                                new Cause(Cause.Kind.RULES_CHANGED, "silver-people", null, null, null, "1 of 2")));
            });
            assertThatThrownBy(() -> preview(house, MARCH_2, new WhatIf(null, "h001")))
                    .isInstanceOf(NightRefused.class)
                    .hasMessageContaining("no person with the id \"h001\"");

            assertThat(house.tables()).isEqualTo(tables);
        }
    }

    @EachEngine(Engine.H2)
    void who_is_with_no_partner_on_that_day_is_said_to_leave_nobody(EmptyDatabase database) {
        try (NightHouse house = house(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(2));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(2, MARCH_2)));

            assertThat(partnerLeft(house, MARCH_2, "H001")).isEqualTo("P001");
            assertThat(partnerLeft(house, MARCH_2, "H002")).isNull();
            assertThat(partnerLeft(house, MARCH_1, "H002")).isEqualTo("P002");
        }
    }

    private static @Nullable String partnerLeft(NightHouse house, LocalDate date, String person) {
        List<@Nullable String> leaves = new ArrayList<>();
        house.previews()
                .preview(
                        order(house, date, new WhatIf(null, person)),
                        preview -> leaves.add(
                                Objects.requireNonNull(preview.alternative()).leaves()));
        return leaves.get(0);
    }

    private static void askToStop(NightHouse house) {
        LeaseStore.Holder holder = house.stopping().holder();
        assertThat(holder.owner()).endsWith("(a preview)");
        assertThatThrownBy(() -> house.nightly(MARCH_1))
                .isInstanceOf(NightRefused.class)
                .hasMessageContaining("(a preview)");
        house.database().leases().requestStop(holder.token());
        long givingUp = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (!house.nights().stopRequested()) {
            assertThat(System.nanoTime()).as("until the request is heard").isLessThan(givingUp);
            Thread.yield();
        }
    }

    /** How it is headed, the changes, the notifications; then those of the alternative, and its totals. */
    private static List<String> preview(NightHouse house, LocalDate date, @Nullable WhatIf whatIf) {
        List<String> said = new ArrayList<>();
        assertThat(house.previews().preview(order(house, date, whatIf), preview -> {
                    said.add("against %s %s%s%s"
                            .formatted(
                                    preview.against() == null
                                            ? null
                                            : preview.against().businessDate(),
                                    preview.run().status(),
                                    preview.rewound() ? " rewound" : "",
                                    preview.held() == null
                                            ? ""
                                            : " held " + preview.held().runId()));
                    add(house, preview.run().runId(), said);
                    if (preview.alternative() != null) {
                        long run = preview.alternative().run().runId();
                        add(house, run, said);
                        house.database().prepared().shifts(run).forEach(shift -> said.add(text(shift)));
                    }
                }))
                .isTrue();
        return said;
    }

    private static void add(NightHouse house, long run, List<String> said) {
        PreparedResults prepared = house.database().prepared();
        prepared.changes(
                run,
                0,
                line -> said.add("%s %s %s".formatted(line.partnerId(), line.effectiveFrom(), line.effectiveTo())));
        prepared.notifications(run, 0, line -> said.add("%s %s".formatted(line.partnerId(), line.kind())));
    }

    private static String text(Shift shift) {
        return "%s +%d -%d loses %d regains %d"
                .formatted(
                        shift.competencyCode(),
                        shift.rises(),
                        shift.falls(),
                        shift.losesRenewal(),
                        shift.regainsRenewal());
    }

    private static PreviewOrder order(NightHouse house, LocalDate date, @Nullable WhatIf whatIf) {
        return new PreviewOrder(date, house.order(date, null).inbox(), RULES, whatIf, Progress.NONE);
    }
}
