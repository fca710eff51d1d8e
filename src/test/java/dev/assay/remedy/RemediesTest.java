package dev.assay.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Requirement;
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
}
