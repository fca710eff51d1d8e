package dev.assay.report;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.night.NightHouse;
import dev.assay.night.Programmes;
import dev.assay.report.LevelMatrix.Cell;
import dev.assay.rules.Rulebooks;
import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** The page of a night for a whole programme. */
final class RunReportJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);
    private static final LocalDate MARCH_3 = MARCH_1.plusDays(2);

    @EachEngine
    void a_risk_has_its_title_cause_and_remedy_and_its_place_in_calendar_and_tables(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2), leaves(2, MARCH_2)));

            ReportPage page = page(house, house.nightly(MARCH_2).run());

            RiskTable.Line line = page.risks().partners().get(0).lines().get(0);
            assertThat(line.competency()).isEqualTo("Cloud");
            assertThat(line.level().label()).isEqualTo("Silver");
            assertThat(line.cause()).isEqualTo("H001 left on 2026-03-02");
            assertThat(line.remedy()).isEqualTo("one more person with Exam A");
            assertThat(line.fresh()).isTrue();
            assertThat(page.calendars()).singleElement().satisfies(calendar -> {
                assertThat(calendar.months()).hasSize(13);
                RenewalCalendar.Month january = calendar.months().get(10);
                assertThat(january.full()).isEqualTo("January 2027");
                assertThat(january.displayed()).isEqualTo(7);
                assertThat(january.atRisk()).isEqualTo(2);
            });
            assertThat(page.causes().rows())
                    .containsExactly(new HeatTable.Row("Cloud", 2, List.of(new HeatTable.Cell(2, 4))));
            LevelTable.Row levels =
                    page.levels().get(0).centres().get(0).competencies().get(0);
            assertThat(levels.counts()).extracting(LevelTable.Count::partners).containsExactly(0L, 7L);
            assertThat(levels.atRisk()).isEqualTo(2);
            assertThat(levels.share()).isEqualTo(29);
            assertThat(page.held()).isNull();
        }
    }

    @EachEngine
    void the_first_night_shows_everything_as_risen_from_no_level(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database)) {
            house.put(silverPartners(7));

            ReportPage page = page(house, house.nightly(MARCH_1).run());

            assertThat(page.matrices()).singleElement().satisfies(matrix -> assertThat(matrix.rows())
                    .extracting(LevelMatrix.Row::cells)
                    .containsExactly(
                            List.of(new Cell(0, "same"), new Cell(0, "fell"), new Cell(0, "fell")),
                            List.of(new Cell(0, "rose"), new Cell(0, "same"), new Cell(0, "fell")),
                            List.of(new Cell(0, "rose"), new Cell(7, "rose"), new Cell(0, "nothing"))));
            assertThat(page.levels()
                            .get(0)
                            .centres()
                            .get(0)
                            .competencies()
                            .get(0)
                            .counts())
                    .extracting(LevelTable.Count::change)
                    .containsExactly(0L, 7L);
        }
    }

    @EachEngine
    void a_held_run_is_shown_with_its_limit_the_usual_share_and_the_causes_of_falls(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=6", "assay.guard.percent=20")) {
            house.put(silverPartners(10));
            house.nightly(MARCH_1.minusDays(3));
            house.put(List.of(leaves(10, MARCH_1.minusDays(2))));
            house.nightly(MARCH_1.minusDays(2));
            house.put(List.of(leaves(9, MARCH_1)));
            house.nightly(MARCH_1);
            house.nightly(MARCH_2);
            IntStream.rangeClosed(1, 4).forEach(i -> house.put(List.of(leaves(i, MARCH_3))));

            ReportPage page = page(house, house.nightly(MARCH_3).run());

            HeldRun held = Objects.requireNonNull(page.held());
            assertThat(held.because()).isEqualTo("4 of 8 competencies with a level would fall, more than 20 %");
            assertThat(held.fallen()).isEqualTo("4 of 8, 50 %");
            assertThat(held.limit()).isEqualTo("20 %");
            assertThat(held.usual()).isEqualTo("10 %");
            assertThat(held.falls().rows())
                    .containsExactly(new HeatTable.Row("Cloud", 4, List.of(new HeatTable.Cell(4, 4))));
            assertThat(held.releasing())
                    .contains(
                            "4 levels fall. 0 levels are displayed lower at once; the others stay displayed until their term ends.",
                            "4 notifications are published: 4 raised.");
            assertThat(held.discarding().get(0)).isEqualTo("Readers continue to see the night of 2026-03-02, run 4.");
            assertThat(RunReport.html(page)).contains("assay release --run 5", "assay discard --run 5");
        }
    }

    @EachEngine
    void without_the_rules_of_the_run_there_are_codes_no_remedies_and_a_notice(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));
            Run run = house.nightly(MARCH_2).run();

            ReportPage page =
                    new RunReport(house.database(), house.settings(), new Rulebooks(List.of()), 10, 10).page(run);

            RiskTable.Line line = page.risks().partners().get(0).lines().get(0);
            assertThat(line.competency()).isEqualTo("CLOUD");
            assertThat(line.remedy()).isEmpty();
            assertThat(page.notices()).singleElement().satisfies(notice -> assertThat(notice.text())
                    .contains("no remedies", "rulebook 2026-01", "--rulebooks DIR"));
        }
    }

    private static ReportPage page(NightHouse house, Run run) {
        return new RunReport(house.database(), house.settings(), Programmes.rules(), 10, 10).page(run);
    }
}
