package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.cause.Cause;
import dev.assay.language.Languages;
import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.report.LevelMatrix.Cell;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Ladder.Term;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.store.history.RunOverview.Due;
import dev.assay.store.history.RunOverview.Move;
import dev.assay.store.history.RunOverview.Reasons;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How the tables and the calendar of the page present the counts. */
final class PictureTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 20);
    private static final Titles TITLES = new Titles(new Rulebooks(List.of()), DATE);
    private static final LevelScale LADDERS = new LevelScale(
            new Rulebooks(List.of()),
            DATE,
            Phrases.forTables(Languages.shipped().english(), TITLES));

    @Test
    void the_calendar_begins_with_the_month_of_the_night_and_ends_with_all_that_renews_later() {
        RenewalCalendar calendar = RenewalCalendar.of(
                        List.of(
                                due("A", "SILVER", YearMonth.of(2026, 11), 10, 1),
                                due("B", "GOLD", YearMonth.of(2027, 1), 20, 5),
                                due("A", "SILVER", YearMonth.of(2027, 1), 7, 3),
                                due("A", "GOLD", YearMonth.of(2027, 11), 4, 0),
                                due("A", "GOLD", YearMonth.of(2029, 2), 6, 2),
                                due("A", "GOLD", null, 100, 50)),
                        DATE,
                        LADDERS)
                .get(0);

        assertThat(calendar.months())
                .extracting(RenewalCalendar.Month::name)
                .startsWith("Nov", "Dec", "Jan")
                .endsWith("Nov+")
                .hasSize(13);
        assertThat(calendar.months()).extracting(RenewalCalendar.Month::year).startsWith("2026", null, "2027", null);
        RenewalCalendar.Month january = calendar.months().get(2);
        assertThat(january.displayed()).isEqualTo(27);
        assertThat(january.parts())
                .containsExactly(
                        new RenewalCalendar.Part(LADDERS.mark("B", "GOLD"), 5),
                        new RenewalCalendar.Part(LADDERS.mark("A", "SILVER"), 3));
        RenewalCalendar.Month last = calendar.months().get(12);
        assertThat(last.full()).isEqualTo("November 2027 and later");
        assertThat(last.displayed()).isEqualTo(10);
        assertThat(last.atRisk()).isEqualTo(2);
        assertThat(calendar.most()).isEqualTo(8);
    }

    @Test
    void the_matrix_counts_who_moved_and_who_stayed() {
        LevelMatrix matrix = LevelMatrix.of(
                        List.of(
                                due("A", "GOLD", YearMonth.of(2027, 1), 10, 0),
                                due("B", "SILVER", YearMonth.of(2027, 2), 8, 0)),
                        List.of(
                                new Move("A", "SILVER", "GOLD", 4),
                                new Move("A", "NONE", "GOLD", 1),
                                new Move("B", "GOLD", "SILVER", 3),
                                new Move("B", "SILVER", "NONE", 2)),
                        LADDERS)
                .get(0);

        assertThat(matrix.levels()).extracting(LevelMark::label).containsExactly("Gold", "Silver", "no level");
        assertThat(matrix.rows())
                .extracting(LevelMatrix.Row::cells)
                .containsExactly(
                        List.of(new Cell(5, "same"), new Cell(3, "fell"), new Cell(0, "fell")),
                        List.of(new Cell(4, "rose"), new Cell(5, "same"), new Cell(2, "fell")),
                        List.of(new Cell(1, "rose"), new Cell(0, "rose"), new Cell(0, "nothing")));
    }

    @Test
    void the_most_frequent_causes_and_competencies_come_first_and_shades_distinguish_few_from_none() {
        HeatTable table = HeatTable.of(
                List.of(
                        new Reasons("A", 3, Map.of(Cause.Kind.PERSON_LEFT, 1L, Cause.Kind.METRIC_BELOW, 3L)),
                        new Reasons("B", 100, Map.of(Cause.Kind.METRIC_BELOW, 100L))),
                TITLES);

        assertThat(table.causes()).containsExactly("figure too low", "person left");
        assertThat(table.rows())
                .containsExactly(
                        new HeatTable.Row("B", 100, List.of(new HeatTable.Cell(100, 4), new HeatTable.Cell(0, 0))),
                        new HeatTable.Row("A", 3, List.of(new HeatTable.Cell(3, 1), new HeatTable.Cell(1, 1))));
        assertThat(table.totals()).containsExactly(103L, 1L);
        assertThat(table.total()).isEqualTo(103);
    }

    @Test
    void levels_show_the_change_since_the_night_before_and_the_share_at_risk() {
        LevelTable table = LevelTable.of(
                        List.of(
                                due("A", "GOLD", YearMonth.of(2027, 1), 10, 0),
                                due("A", "SILVER", YearMonth.of(2027, 1), 30, 0)),
                        List.of(new Move("A", "SILVER", "GOLD", 4), new Move("GONE", "GOLD", "NONE", 1)),
                        List.of(new Reasons("A", 6, Map.of())),
                        TITLES,
                        LADDERS)
                .get(0);

        assertThat(table.centres().get(0).competencies())
                .containsExactly(
                        new LevelTable.Row(
                                "A",
                                List.of(
                                        new LevelTable.Count(LADDERS.mark("A", "GOLD"), 10, 4, 25),
                                        new LevelTable.Count(LADDERS.mark("A", "SILVER"), 30, -4, 75)),
                                6,
                                15),
                        new LevelTable.Row(
                                "GONE",
                                List.of(
                                        new LevelTable.Count(LADDERS.mark("A", "GOLD"), 0, -1, 0),
                                        new LevelTable.Count(LADDERS.mark("A", "SILVER"), 0, 0, 0)),
                                0,
                                0));
    }

    @Test
    void each_ladder_has_a_calendar_a_matrix_and_a_table_of_its_own_with_the_highest_level_first() {
        Ladder tiers = new Ladder("services", List.of("select", "advanced", "premier"), Term.ENROLMENT, 0, Period.ZERO);
        Rulebooks rulebooks = new Rulebooks(List.of(new Rulebook(
                "2026",
                LocalDate.of(2026, 1, 1),
                Map.of(),
                Map.of(),
                Map.of("T", new Competency("T", "Tiered", "Partners", tiers, Map.of())),
                List.of())));
        Titles titles = new Titles(rulebooks, DATE);
        LevelScale ladders = new LevelScale(
                rulebooks, DATE, Phrases.forTables(Languages.shipped().english(), titles));
        List<Due> due = List.of(
                due("A", "GOLD", YearMonth.of(2027, 1), 10, 1), due("T", "SELECT", YearMonth.of(2027, 1), 5, 2));
        List<Move> moves = List.of(new Move("T", "ADVANCED", "SELECT", 2));

        assertThat(RenewalCalendar.of(due, DATE, ladders))
                .extracting(
                        RenewalCalendar::ladder,
                        calendar -> calendar.months().get(2).atRisk())
                .containsExactly(tuple("services", 2L), tuple("membership", 1L));
        LevelMatrix matrix = LevelMatrix.of(due, moves, ladders).get(0);
        assertThat(matrix.levels())
                .extracting(LevelMark::label, LevelMark::style)
                .containsExactly(
                        tuple("Premier", "lv0"),
                        tuple("Advanced", "lv1"),
                        tuple("Select", "lv2"),
                        tuple("no level", "lv-none"));
        assertThat(matrix.rows().get(1).cells())
                .containsExactly(new Cell(0, "rose"), new Cell(0, "same"), new Cell(2, "fell"), new Cell(0, "fell"));
        assertThat(LevelTable.of(due, moves, List.of(), titles, ladders))
                .extracting(LevelTable::ladder)
                .containsExactly("services", "membership");
    }

    private static Due due(String code, String level, @Nullable YearMonth month, long displayed, long atRisk) {
        return new Due(code, level, month, displayed, atRisk);
    }
}
