package dev.assay.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Measure;
import dev.assay.rules.Rate;
import dev.assay.rules.Requirement;
import dev.assay.rules.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RemediesTest {

    /** Three thousand people who each hold some of eight times three codes, and three requirements of different people. */
    @Test
    void partner_of_thousands_is_searched_by_what_people_hold_not_one_by_one() {
        Requirement group = new Requirement.DistinctPeople(
                "group",
                List.of(
                        new Requirement.People("a", 4, LargePartner.alternatives("A")),
                        new Requirement.People("b", 3, LargePartner.alternatives("B")),
                        new Requirement.People(
                                "c",
                                3,
                                LargePartner.any(LargePartner.alternatives("A"), LargePartner.alternatives("B")))));
        Requirement lead = new Requirement.People(
                "lead", 2, LargePartner.all(LargePartner.alternatives("A"), LargePartner.alternatives("B")));
        SearchLimit few = new SearchLimit(Integer.MAX_VALUE);
        SearchLimit many = new SearchLimit(Integer.MAX_VALUE);

        List<Remedy> ofFew = LargePartner.remedies(LargePartner.of(30), List.of(group, lead), few);
        List<Remedy> ofMany = LargePartner.remedies(LargePartner.of(3000), List.of(group, lead), many);

        assertThat(ofFew).singleElement().matches(Remedy::least);
        assertThat(ofMany).singleElement().matches(Remedy::least);
        assertThat(few.searched()).isLessThan(20_000);
        assertThat(many.searched()).isLessThan(20_000);
    }

    @Test
    void remedy_beyond_the_limit_of_the_search_works_and_says_that_it_may_not_be_the_least() {
        Requirement team = new Requirement.People(
                "team", 5, LargePartner.all(LargePartner.alternatives("A"), LargePartner.alternatives("B")));
        List<Remedy> remedies = LargePartner.remedies(LargePartner.of(30), List.of(team), new SearchLimit(3));
        assertThat(remedies).singleElement().satisfies(remedy -> {
            assertThat(remedy.least()).isFalse();
            assertThat(remedy.steps()).isNotEmpty();
        });
    }

    /** Of forty-eight codes that each serve for themselves there are more combinations than could ever be looked at. */
    @Test
    void points_beyond_the_limit_of_the_search_are_brought_by_what_is_needed_and_no_more() {
        for (int limit : List.of(3, Remedies.LIMIT)) {
            List<Remedy> remedies =
                    LargePartner.remedies(LargePartner.of(30), List.of(points(20)), new SearchLimit(limit));
            assertThat(remedies).singleElement().satisfies(remedy -> {
                assertThat(remedy.least()).isFalse();
                List<Remedy> rest = LargePartner.remedies(
                        LargePartner.with(LargePartner.of(30), remedy), List.of(points(20)), new SearchLimit(3));
                assertThat(rest).singleElement().extracting(Remedy::steps).isEqualTo(List.of());
                remedy.steps().forEach(step -> {
                    List<Remedy.Step> others = new ArrayList<>(remedy.steps());
                    others.remove(step);
                    Remedy less = new Remedy(remedy.level(), remedy.pathCode(), remedy.on(), others, false);
                    assertThat(LargePartner.remedies(
                                    LargePartner.with(LargePartner.of(30), less),
                                    List.of(points(20)),
                                    new SearchLimit(3)))
                            .allSatisfy(still -> assertThat(still.steps()).isNotEmpty());
                });
            });
        }
    }

    @Test
    void more_certificates_than_can_be_tried_in_all_combinations_are_counted_up() {
        List<String> codes = List.of("A0x", "B0x");
        List<Remedy> remedies = LargePartner.remedies(
                LargePartner.of(30),
                List.of(new Requirement.Certificates("certificates", 300, codes)),
                new SearchLimit(Remedies.LIMIT));
        assertThat(remedies).singleElement().satisfies(remedy -> assertThat(remedy.least())
                .isFalse());
    }

    private static Requirement points(int needed) {
        Source source = new Source.Measured(
                "people",
                new Measure.People(LargePartner.alternatives("A")),
                Rate.perUnit(BigDecimal.ONE),
                BigDecimal.valueOf(needed),
                List.of());
        return new Requirement.Points("score", BigDecimal.valueOf(needed), null, List.of(source));
    }
}
