package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.cause.Cause;
import dev.assay.language.Languages;
import dev.assay.language.Phrases;
import dev.assay.language.Titles;
import dev.assay.remedy.Remedy;
import dev.assay.report.RiskRemedies.Answer;
import dev.assay.report.RiskRemedies.AtRisk;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.RiskState;
import dev.assay.store.history.RunFindings.OpenRisk;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RiskLinesTest {
    private static final LocalDate DATE = LocalDate.of(2026, 3, 1);
    private static final Titles TITLES = new Titles(new Rulebooks(List.of()), DATE);
    private static final Phrases PHRASES = Phrases.forTables(Languages.shipped().english(), TITLES);

    @Test
    void the_lines_of_a_partner_stand_together_where_its_first_renewal_does() {
        RiskTable table =
                lines(Map.of()).table(List.of(risk("P1", "A", 10), risk("P2", "A", 20), risk("P1", "B", 30)), 7);

        assertThat(table.partners()).extracting(RiskTable.OfPartner::anchor).containsExactly("p-P1", "p-P2");
        assertThat(table.partners().get(0).lines())
                .extracting(RiskTable.Line::competency)
                .containsExactly("A", "B");
        assertThat(table.listed()).isEqualTo(3);
        assertThat(table.total()).isEqualTo(7);
    }

    @Test
    void a_filter_shows_the_rows_with_its_class_and_one_that_would_hide_none_is_omitted() {
        RiskTable table = lines(Map.of()).table(List.of(risk("P1", "A", 10), risk("P2", "B", 80)), 2);

        assertThat(table.filters()).extracting(RiskFilters.Group::name).containsExactly("due", "competency");
        assertThat(table.filters().get(0).options())
                .extracting(RiskFilters.Option::word, RiskFilters.Option::lines)
                .containsExactly(tuple("f-d30", 1L), tuple("f-d60", 1L), tuple("f-d90", 2L));
        assertThat(table.partners().get(0).lines().get(0).marks()).isEqualTo("f-d30 f-d60 f-d90 f-c0");
        assertThat(table.partners().get(1).lines().get(0).marks()).isEqualTo("f-d90 f-c1");
    }

    @Test
    void a_line_says_what_takes_the_least_or_that_nothing_does_or_leaves_it_open() {
        Remedy remedy = new Remedy(
                MembershipLevel.GOLD, "ONE", DATE, List.of(new Remedy.Earn(List.of("r"), "u1", List.of("A-1"))), true);
        RiskTable table = lines(Map.of(
                        new AtRisk("P1", "A", "GOLD"),
                        new Answer(remedy),
                        new AtRisk("P2", "A", "GOLD"),
                        new Answer(null)))
                .table(List.of(risk("P1", "A", 10), risk("P2", "A", 10), risk("P3", "A", 10)), 3);

        assertThat(table.partners())
                .extracting(partner -> partner.lines().get(0).remedy())
                .containsExactly("u1 earns A-1", "it can no longer be earned in time", "");
    }

    private static RiskLines lines(Map<AtRisk, Answer> remedies) {
        return new RiskLines(DATE, PHRASES, TITLES, new LevelScale(new Rulebooks(List.of()), DATE, PHRASES), remedies);
    }

    private static OpenRisk risk(String partner, String competency, int days) {
        return new OpenRisk(
                partner,
                "Partner",
                competency,
                RiskState.LOST,
                "GOLD",
                "NONE",
                false,
                null,
                DATE.plusDays(days),
                DATE,
                List.of(new Cause(Cause.Kind.PERSON_LEFT, "r", "u1", null, DATE, "")),
                null);
    }
}
