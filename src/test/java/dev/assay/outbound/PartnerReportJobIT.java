package dev.assay.outbound;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Programme;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.language.Languages;
import dev.assay.language.Messages;
import dev.assay.night.NightHouse;
import dev.assay.night.Programmes;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What a partner reads of itself. */
final class PartnerReportJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);

    @EachEngine
    void a_partner_reads_where_it_stands_what_is_at_risk_what_to_do_and_who_counts(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));
            house.nightly(MARCH_2);
            Messages english = Languages.shipped().english();

            PartnerPage lost = report(house, english).page("P001").orElseThrow();
            PartnerPage kept = report(house, english).page("P002").orElseThrow();

            assertThat(lost.partner()).isEqualTo("Partner 1");
            assertThat(lost.membership())
                    .isEqualTo("Silver membership, from 1 January 2026, renewal on 1 January 2027");
            assertThat(lost.facts())
                    .containsExactly(
                            "Level reached today: no level", "Level on the renewal date, as known now: no level");
            assertThat(lost.risks()).singleElement().satisfies(risk -> {
                assertThat(risk.competency()).isEqualTo("Cloud");
                assertThat(risk.due()).isEqualTo("Renewal on 1 January 2027");
                assertThat(risk.text())
                        .contains(
                                new Letter.Bullets(List.of("H001 left on 2 March 2026")),
                                new Letter.Bullets(List.of("one more person with Exam A (A-1)")));
            });
            assertThat(lost.details())
                    .extracting(PartnerPage.Detail::requirements)
                    .containsExactly(List.of(new PartnerPage.Requirement(
                            0, "People who hold Exam A (A-1)", "0", "1", false, "not met", List.of())));
            assertThat(kept.risks()).isEmpty();
            assertThat(kept.details())
                    .extracting(PartnerPage.Detail::requirements)
                    .containsExactly(List.of(new PartnerPage.Requirement(
                            0, "People who hold Exam A (A-1)", "1", "1", true, "met", List.of("H002"))));
            assertThat(report(house, english).page("nobody")).isEmpty();
        }
    }

    @EachEngine
    void it_reads_that_in_its_language(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=1000")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2)));
            house.nightly(MARCH_2);
            Messages korean = Objects.requireNonNull(Languages.shipped().find("ko"));

            String html = PartnerReport.html(report(house, korean).page("P001").orElseThrow());

            assertThat(html)
                    .contains("<html lang=\"ko\">", "위험 항목", "H001 님 퇴사(2026년 3월 2일)", "실버 멤버십")
                    .doesNotContain("At risk", "Silver");
        }
    }

    @EachEngine
    void results_of_a_held_run_are_not_shown_to_partners(EmptyDatabase database) {
        try (NightHouse house = new NightHouse(database, "assay.guard.pairs=6", "assay.guard.percent=20")) {
            house.put(silverPartners(7));
            house.nightly(MARCH_1);
            house.put(List.of(leaves(1, MARCH_2), leaves(2, MARCH_2)));
            assertThat(house.nightly(MARCH_2).run().heldBecause()).isNotNull();

            PartnerPage page = new PartnerReport(
                            house.database(),
                            Programme.usual(Programmes.rules()),
                            1000,
                            MARCH_1,
                            Languages.shipped().english())
                    .page("P001")
                    .orElseThrow();

            assertThat(page.risks()).isEmpty();
            assertThat(page.details().get(0).requirements().get(0).people()).containsExactly("H001");
        }
    }

    private static PartnerReport report(NightHouse house, Messages messages) {
        return new PartnerReport(house.database(), Programme.usual(Programmes.rules()), 1000, MARCH_2, messages);
    }
}
