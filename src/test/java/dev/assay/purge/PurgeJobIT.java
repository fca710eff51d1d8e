package dev.assay.purge;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.facts.Membership;
import dev.assay.night.NightHouse;
import dev.assay.night.NightOutcome;
import dev.assay.night.Programmes;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Progress;
import dev.assay.rules.MembershipLevel;
import dev.assay.store.purge.OldRows;
import dev.assay.store.purge.OldRuns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.transaction.support.TransactionTemplate;

/** Two programmes that live through the same 21 months; one of them is tidied up. */
final class PurgeJobIT {
    private static final Period KEPT = Period.ofMonths(13);
    private static final int PARTNERS = 9;
    private static final int NIGHTS = 8;
    private static final int LOYAL = 1;
    private static final String GUARD = "assay.guard.pairs=5";

    @EachEngine
    void readers_and_the_nights_to_come_do_not_notice(EmptyDatabase database, EmptyDatabase untouched) {
        try (NightHouse house = new NightHouse(database, GUARD);
                NightHouse copy = new NightHouse(untouched, GUARD)) {
            live(house);
            live(copy);
            reject(house);
            house.jdbc()
                    .update(
                            "UPDATE BATCH_JOB_EXECUTION SET STATUS = 'STARTED', END_TIME = NULL WHERE JOB_EXECUTION_ID = 1");
            LocalDate last = date(NIGHTS - 1);
            long runs = house.count("SELECT MAX(run_id) FROM run");
            Map<String, List<String>> views = views(house, "");

            somethingGoesAndSomethingStays(
                    house.housekeeping().look(KEPT, Progress.NONE).orElseThrow());
            cutOff(house, last.minus(KEPT), last);
            assertThat(views(house, "")).isEqualTo(views);
            Map<String, List<String>> tables = house.tables();
            Purge looked = house.housekeeping().look(KEPT, Progress.NONE).orElseThrow();
            assertThat(house.tables()).isEqualTo(tables);
            Purge purge = house.housekeeping().purge(KEPT, Progress.NONE).orElseThrow();

            assertThat(purge).isEqualTo(looked);
            whatMayBeNeededIsThere(house);
            assertThat(purge.before()).isEqualTo(last.minus(KEPT));
            assertThat(purge.tables())
                    .allSatisfy(table -> assertThat(house.count("SELECT COUNT(*) FROM " + table.name()))
                            .as(table.name())
                            .isEqualTo(table.stays()));
            assertThat(views(house, "")).isEqualTo(views);
            assertThat(house.housekeeping()
                            .purge(KEPT, Progress.NONE)
                            .orElseThrow()
                            .goes())
                    .isZero();

            goOn(house, last);
            goOn(copy, last);
            assertThat(since(house, runs)).isEqualTo(since(copy, runs));
            copy.jdbc().update("DELETE FROM delivery");
            house.jdbc().update("DELETE FROM delivery");
            assertThat(views(house, "published_at")).isEqualTo(views(copy, "published_at"));
        }
    }

    @EachEngine
    void is_refused_when_a_night_may_need_it_or_is_running(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            assertThat(house.housekeeping().purge(KEPT, Progress.NONE)).isEmpty();
            house.put(silverPartners(1));
            house.nightly(MARCH_1);

            for (Period tooShort : List.of(Period.ofMonths(12), Period.ofDays(390), Period.ZERO, Period.ofYears(-2))) {
                assertThatThrownBy(() -> house.housekeeping().look(tooShort, Progress.NONE))
                        .isInstanceOfSatisfying(NightRefused.class, refused -> assertThat(refused.because())
                                .isEqualTo(NightRefused.Because.ASKED_WRONGLY))
                        .hasMessageContaining("--keep " + tooShort + " is less than P13M");
            }
            assertThat(house.housekeeping().look(Period.ofDays(396), Progress.NONE))
                    .isPresent();
            house.jdbc().update("UPDATE lease SET owner = 'another' WHERE id = 1");
            house.jdbc().update("UPDATE lease_heartbeat SET expires_at = '2999-01-01 00:00:00' WHERE id = 1");
            assertThatThrownBy(() -> house.housekeeping().purge(KEPT, Progress.NONE))
                    .isInstanceOfSatisfying(NightRefused.class, refused -> assertThat(refused.because())
                            .isEqualTo(NightRefused.Because.BUSY));
        }
    }

    private static void somethingGoesAndSomethingStays(Purge purge) {
        // nothing of this programme is in these
        Set<String> empty = Set.of("granted_benefit", "run_failure", "run_waiting", "run_unexpected");
        assertThat(purge.tables())
                .filteredOn(table -> !empty.contains(table.name()))
                .allSatisfy(table -> assertThat(table.stays()).as(table.name()).isPositive())
                .filteredOn(table -> table.goes() == 0)
                .isEmpty();
    }

    private static void whatMayBeNeededIsThere(NightHouse house) {
        assertThat(house.rows("SELECT delivery_id FROM v1_rejection")).containsExactly("2");
        assertThat(house.count("SELECT COUNT(*) FROM BATCH_JOB_EXECUTION WHERE JOB_EXECUTION_ID = 1"))
                .isEqualTo(1);
        assertThat(house.count("SELECT COUNT(*) FROM competency_standing s WHERE NOT EXISTS ("
                        + "SELECT 1 FROM run r WHERE r.run_id = s.run_id)"))
                .isZero();
        // what the partner in the long term once had can still be told
        assertThat(
                        house.count(
                                "SELECT COUNT(*) FROM competency_standing WHERE partner_id = 'P001' AND effective_level = 'SILVER' AND run_id = 1"))
                .isEqualTo(1);
    }

    /** Every table with a run id must be classified as purged or kept. */
    @EachEngine
    void it_is_decided_of_every_table_that_names_a_run(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            Set<String> decided = new TreeSet<>(OldRows.tables());
            decided.addAll(OldRuns.tables());
            decided.addAll(Set.of("run", "publication", "notification", "delivery"));
            // each night forgets in them what only earlier ones had to know
            decided.addAll(Set.of("touched_subject", "run_due", "run_partner"));
            assertThat(house.rows("SELECT table_name FROM information_schema.columns"
                            + " WHERE table_schema = SCHEMA() AND column_name IN ('run_id', 'RUN_ID')"))
                    .filteredOn(table -> !table.toLowerCase(Locale.ROOT).startsWith("v1_"))
                    .isNotEmpty()
                    .allSatisfy(table -> assertThat(decided).contains(table.toLowerCase(Locale.ROOT)));
        }
    }

    /** People come and go, runs are held, discarded and repeated; one term continues throughout. */
    private static void live(NightHouse house) {
        Random random = new Random(3);
        house.put(silverPartners(PARTNERS));
        house.put(terms());
        for (int night = 0; night < NIGHTS; night++) {
            LocalDate date = date(night);
            List<Fact> changes = new ArrayList<>();
            for (int i = 1; i <= PARTNERS; i++) {
                boolean gone = night > 0 && (i == LOYAL ? night > 2 : i == night + 1 || random.nextInt(3) == 0);
                changes.add(Programmes.link(i, gone ? date : null, noon(date)));
            }
            changes.add(override(night, date));
            house.put(changes);
            if (night % 5 == 1) {
                NightOutcome outcome = house.nightly(date);
                if (outcome.kind() == NightOutcome.Kind.HELD) {
                    house.settlement().discard(outcome.run().runId());
                }
            }
            publish(house, date);
            if (night % 4 == 3) {
                house.put(
                        List.of(Programmes.link(2 + night % 3, null, noon(date).plusSeconds(60))));
                release(house, house.rerun(date));
            }
        }
    }

    /** The last date once more, a membership that becomes known late, and a new term. */
    private static void goOn(NightHouse house, LocalDate last) {
        release(house, house.rerun(last));
        house.put(List.of(
                new Membership("P002", MembershipLevel.GOLD, last.minusMonths(12), last.plusDays(20), null, noon(last)),
                new Membership(
                        "P003", MembershipLevel.SILVER, last.minusMonths(5), last.plusMonths(7), null, noon(last))));
        publish(house, last.plusDays(1));
        house.put(List.of(Programmes.link(4, null, noon(last)), Programmes.leaves(5, last.plusDays(9))));
        publish(house, last.plusMonths(4));
    }

    private static void publish(NightHouse house, LocalDate date) {
        release(house, house.nightly(date));
    }

    private static void release(NightHouse house, NightOutcome outcome) {
        if (outcome.kind() == NightOutcome.Kind.HELD) {
            house.settlement().release(outcome.run().runId());
        }
    }

    private static void cutOff(NightHouse house, LocalDate before, LocalDate last) {
        TransactionTemplate transactions = new TransactionTemplate(house.transactions());
        int[] left = {2};
        Purging purging = new Purging(house.database(), before, last, Progress.NONE, deleting -> {
            if (--left[0] < 0) {
                throw new IllegalStateException("killed");
            }
            transactions.executeWithoutResult(status -> deleting.run());
        });
        assertThatThrownBy(purging::through).hasMessage("killed");
    }

    private static void reject(NightHouse house) {
        long newest = house.count("SELECT MAX(run_id) FROM run");
        for (long[] delivery : new long[][] {{1, 1}, {2, newest}}) {
            house.jdbc()
                    .update(
                            """
                    INSERT INTO delivery (delivery_id, feed, file, status, rows_read, rows_applied, rows_unchanged,
                        rows_stale, rows_rejected, items_ended, records_done, released, run_id)
                    VALUES (?, 'metrics', 'metrics.csv', 'APPLIED', 1, 0, 0, 0, 1, 0, 1, FALSE, ?)
                    """,
                            delivery[0],
                            delivery[1]);
            house.jdbc()
                    .update(
                            "INSERT INTO rejection (delivery_id, line, reason, raw) VALUES (?, 2, 'no number', 'x')",
                            delivery[0]);
        }
    }

    private static List<Fact> terms() {
        List<Fact> terms = new ArrayList<>();
        terms.add(term(LOYAL, LocalDate.of(2026, 1, 1), LocalDate.of(2029, 1, 1)));
        for (int i = LOYAL + 1; i < PARTNERS; i++) {
            terms.add(term(i, LocalDate.of(2027, 1, 1), LocalDate.of(2028, 1, 1)));
            terms.add(term(i, LocalDate.of(2028, 1, 1), LocalDate.of(2029, 1, 1)));
        }
        return terms;
    }

    private static Membership term(int partner, LocalDate startsOn, LocalDate renewsOn) {
        return new Membership(
                "P%03d".formatted(partner), MembershipLevel.SILVER, startsOn, renewsOn, null, noon(MARCH_1));
    }

    private static AgentOverride override(int number, LocalDate date) {
        return new AgentOverride(
                "ov-%02d".formatted(number),
                "P%03d".formatted(1 + number % PARTNERS),
                "CLOUD",
                new Grant.OfLevel(MembershipLevel.SILVER.name()),
                date,
                null,
                null,
                null,
                null,
                noon(date));
    }

    private static LocalDate date(int night) {
        return MARCH_1.plusDays(80L * night);
    }

    private static Instant noon(LocalDate date) {
        return date.atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** What readers see, apart from the history of runs, with the values of a column left out. */
    private static Map<String, List<String>> views(NightHouse house, String without) {
        Map<String, List<String>> views = new TreeMap<>();
        for (String view : List.of(
                "v1_partner_standing",
                "v1_competency_standing",
                "v1_requirement_progress",
                "v1_contribution",
                "v1_profile",
                "v1_benefit",
                "v1_critical_person",
                "v1_renewal_risk",
                "v1_notification",
                "v1_standing_change",
                "v1_override",
                "v1_delivery")) {
            views.put(
                    view,
                    house.jdbc().queryForList("SELECT * FROM " + view).stream()
                            .map(row -> {
                                Map<String, Object> shown = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                                shown.putAll(row);
                                shown.remove(without);
                                return shown.toString();
                            })
                            .sorted()
                            .toList());
        }
        return views;
    }

    /** The rows that runs after that one have written. */
    private static Map<String, List<String>> since(NightHouse house, long run) {
        Map<String, List<String>> rows = new TreeMap<>();
        house.tables()
                .forEach((table, all) -> rows.put(
                        table,
                        all.stream()
                                .filter(row -> row.contains("run_id=")
                                        && Long.parseLong(row.replaceAll("^.*[{ ]run_id=(\\d+).*$", "$1")) > run)
                                .toList()));
        assertThat(rows.get("competency_standing")).isNotEmpty();
        return rows;
    }
}
