package dev.assay.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cause.Cause;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Figures;
import dev.assay.facts.Membership;
import dev.assay.facts.Partner;
import dev.assay.facts.Person;
import dev.assay.renewal.RiskNotification;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Competency;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.Level;
import dev.assay.rules.Market;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OtherRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @Test
    void a_fall_that_nothing_in_the_past_explains_is_put_down_to_what_the_rules_ask_for() {
        Verdict verdict = under(path("ONE", "one-way", 4), path("TWO", "other-way", 3));

        assertThat(verdict.changes()).singleElement().satisfies(change -> {
            assertThat(change.effectiveTo()).isEqualTo(Level.NONE);
            assertThat(change.causes())
                    .containsExactly(new Cause(Cause.Kind.RULES_CHANGED, "one-way", null, null, null, "1 of 4"));
        });
        assertThat(verdict.notifications()).singleElement().satisfies(notification -> {
            assertThat(notification.kind()).isEqualTo(RiskNotification.Kind.RAISED);
            assertThat(notification.episode().causes()).hasSize(1);
        });
    }

    @Test
    void a_level_that_they_do_not_have_is_said_to_be_missing() {
        assertThat(under().changes()).singleElement().satisfies(change -> assertThat(change.causes())
                .containsExactly(
                        new Cause(Cause.Kind.RULES_CHANGED, null, null, null, null, "they do not give SILVER")));
    }

    @Test
    void what_was_found_in_other_facts_is_named_too() {
        Verdict verdict = assess(Before.nothing(), path("ONE", "one-way", 1));
        Cause left = new Cause(Cause.Kind.PERSON_LEFT, "one-way", "H1", null, DAY, "no longer with the partner");
        StandingChange fall = new StandingChange(
                "P1",
                "CLOUD",
                MembershipLevel.GOLD,
                MembershipLevel.SILVER,
                MembershipLevel.GOLD,
                MembershipLevel.GOLD,
                List.of(left));
        Verdict fallen = new Verdict(
                verdict.standing(),
                verdict.competencies(),
                verdict.progress(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(fall),
                1,
                1,
                1,
                null);
        Cause rules = new Cause(Cause.Kind.RULES_CHANGED, "gold-people", null, null, null, "1 of 9");

        assertThat(new OtherRules(fallen, true).explained().changes().get(0).causes())
                .containsExactly(rules, left);
        assertThat(new OtherRules(fallen, false).explained().changes().get(0).causes())
                .containsExactly(rules);
    }

    @Test
    void where_nothing_falls_nothing_is_explained() {
        Verdict verdict = under(path("ONE", "one-way", 1));
        assertThat(verdict.changes()).isEmpty();
        assertThat(verdict.notifications()).isEmpty();
    }

    /** What a silver partner with one person would be if these were the paths to silver. */
    private static Verdict under(AttainmentPath... silver) {
        Verdict before = assess(Before.nothing(), path("ONE", "one-way", 1));
        Before published = new Before(
                before.standing(),
                Map.of("CLOUD", before.competencies().get(0)),
                Map.of("CLOUD", MembershipLevel.SILVER),
                before.episodes());
        return new OtherRules(assess(published, silver), false).explained();
    }

    private static Verdict assess(Before before, AttainmentPath... silver) {
        Competency cloud = OfMemberships.competency(
                "CLOUD", "Cloud", "Cloud", List.of(silver), List.of(path("GOLD", "gold-people", 9)));
        Rulebook rulebook = new Rulebook(
                "2026-01",
                JANUARY,
                Map.of("A-1", new Credential("A-1", "Exam A", "exam", null, null)),
                Map.of(),
                Map.of("CLOUD", cloud),
                List.of());
        return new Assessor(Programme.usual(new Rulebooks(List.of(rulebook)))).assess(dossier(), before, DAY);
    }

    private static AttainmentPath path(String code, String requirement, int people) {
        return new AttainmentPath(code, List.of(new Requirement.People(requirement, people, new Holding.Held("A-1"))));
    }

    private static Dossier dossier() {
        Person person = Person.of(
                "P1",
                "H1",
                List.of(new Association("H1", "P1", JANUARY, null, Instant.EPOCH)),
                List.of(new Achievement("H1", "A-1", JANUARY, null, null, Instant.EPOCH)));
        return new Dossier(
                new Partner("P1", null, null, Market.DEVELOPED, Instant.EPOCH),
                List.of(new Membership(
                        "P1", MembershipLevel.SILVER, JANUARY, JANUARY.plusYears(1), null, Instant.EPOCH)),
                Map.of("H1", person),
                new Figures(List.of()),
                List.of());
    }
}
