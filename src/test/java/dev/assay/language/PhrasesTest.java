package dev.assay.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import dev.assay.cause.Cause.Kind;
import dev.assay.remedy.Remedy;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.Metric;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import dev.assay.rules.Threshold;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class PhrasesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 9);
    private static final Requirement.Figure SALES = new Requirement.Figure(
            "silver-sales", "SALES", Window.sumOver(12), new Threshold(BigDecimal.TEN, BigDecimal.ONE));
    private static final Requirement.People PEOPLE = new Requirement.People(
            "silver-people",
            2,
            new Holding.All(List.of(
                    new Holding.Held("A-1"),
                    new Holding.Any(
                            List.of(new Holding.Held("A-2"), new Holding.Held("A-3"), new Holding.Held("X"))))));
    private static final Titles TITLES = new Titles(
            new Rulebooks(List.of(new Rulebook(
                    "2026",
                    LocalDate.of(2026, 1, 1),
                    Map.of(
                            "A-1",
                            credential("A-1", "Azure"),
                            "A-2",
                            credential("A-2", "Data"),
                            "A-3",
                            credential("A-3", "AI")),
                    Map.of("SALES", new Metric("SALES", "Sales", "USD")),
                    Map.of(
                            "CLOUD",
                            OfMemberships.competency(
                                    "CLOUD",
                                    "Cloud Platform",
                                    "Cloud",
                                    List.of(new AttainmentPath(
                                            "ONE",
                                            List.of(
                                                    new Requirement.AnyOf(
                                                            "either", List.of(List.of(SALES), List.of(PEOPLE)))))),
                                    List.of())),
                    List.of()))),
            DAY);
    private static final Languages LANGUAGES = Languages.shipped();

    private final Phrases tables = Phrases.forTables(LANGUAGES.english(), TITLES);
    private final Phrases partners = Phrases.forPartners(LANGUAGES.english(), TITLES);
    private final Phrases korean = Phrases.forPartners(Objects.requireNonNull(LANGUAGES.find("ko")), TITLES);

    @Test
    void a_cause_is_said_with_titles_and_with_codes_to_those_who_act_on_it() {
        Cause cause = new Cause(Kind.CREDENTIAL_EXPIRED, "silver-people", "u1", "A-1", DAY, "A-1 earned on 2025-01-01");

        assertThat(tables.cause("CLOUD", cause)).isEqualTo("Azure of u1 expired on 2026-03-09");
        assertThat(partners.cause("CLOUD", cause)).isEqualTo("Azure (A-1) of u1 expired on 9 March 2026");
        assertThat(korean.cause("CLOUD", cause)).isEqualTo("u1 님의 Azure(A-1) 만료(2026년 3월 9일)");
    }

    @Test
    void a_figure_is_said_with_its_metric_and_without_needless_decimals() {
        Cause cause = new Cause(Kind.METRIC_BELOW, "silver-sales", null, null, null, "90900.0000 of 100000.5000");

        assertThat(tables.cause("CLOUD", cause)).isEqualTo("Sales (USD) is too low: 90,900 of 100,000.5");
        assertThat(tables.cause("OTHER", new Cause(Kind.METRIC_BELOW, "some", null, null, null, "lower than before")))
                .isEqualTo("some is too low");
    }

    @Test
    void causes_that_read_alike_are_said_once() {
        Cause first = new Cause(Kind.PERSON_LEFT, "silver-people", "u1", null, DAY, "no longer with the partner");
        Cause second = new Cause(Kind.PERSON_LEFT, "gold-people", "u1", null, DAY, "no longer with the partner");

        assertThat(tables.causes("CLOUD", List.of(first, second))).containsExactly("u1 left on 2026-03-09");
    }

    @Test
    void a_remedy_is_said_step_by_step() {
        Remedy remedy = new Remedy(
                MembershipLevel.GOLD,
                "ONE",
                DAY,
                List.of(
                        new Remedy.Earn(List.of("silver-people"), "u1", List.of("A-1", "A-2", "X")),
                        new Remedy.Earn(List.of("silver-people"), null, List.of("A-3")),
                        new Remedy.Raise("silver-sales", "SALES", new BigDecimal("9100.2500"))),
                true);

        assertThat(tables.steps(remedy))
                .containsExactly(
                        "u1 earns Azure, Data and X", "one more person with AI", "9,100.25 more of Sales (USD)");
        assertThat(partners.steps(remedy)).first().isEqualTo("u1 earns Azure (A-1), Data (A-2) and X");
        assertThat(tables.steps(new Remedy(MembershipLevel.GOLD, null, DAY, List.of(), true)))
                .containsExactly("nothing is missing, as known now");
    }

    @Test
    void a_requirement_is_said_in_words() {
        assertThat(partners.requirement(PEOPLE))
                .isEqualTo("People who hold Azure (A-1) and (Data (A-2), AI (A-3) or X)");
        assertThat(partners.requirement(SALES)).isEqualTo("Sales (USD), sum of the last 12 months");
        assertThat(korean.requirement(SALES)).isEqualTo("Sales(USD), 최근 12개월 합계");
    }

    @Test
    void levels_are_called_as_the_language_does_or_else_as_the_rulebook() {
        assertThat(korean.level("GOLD")).isEqualTo("골드");
        assertThat(tables.level("NONE")).isEqualTo("no level");
        assertThat(tables.level("SOLUTIONS-PARTNER")).isEqualTo("Solutions partner");
        assertThat(tables.competency("UNKNOWN")).isEqualTo("UNKNOWN");
    }

    private static Credential credential(String code, String title) {
        return new Credential(code, title, "exam", null, null);
    }
}
