package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Forgetful;
import dev.assay.assessment.Programme;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.rules.AttainmentPath;
import dev.assay.rules.Credential;
import dev.assay.rules.Holding;
import dev.assay.rules.MembershipLevel;
import dev.assay.rules.OfMemberships;
import dev.assay.rules.Requirement;
import dev.assay.rules.Rulebook;
import dev.assay.rules.Rulebooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Made-up partners, evaluated on every single day: before the day from which on time alone may change a verdict, no day
 * says anything that the night before has not said. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other ones.
 */
final class NextDayTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 60);
    private static final int MOST_TALES = 200;
    private static final int DAYS_AFTER = 430;

    private int due;
    private int passedOver;

    @Test
    void no_day_before_the_next_one_says_anything_new() {
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            play(seed, Assessor::new);
        }
        playOldLoss(Assessor::new);
        assertThat(passedOver).as("days passed over, of %d", passedOver + due).isGreaterThan(5 * due);
    }

    @Test
    void neither_does_one_of_a_term_of_its_own_with_points_evidence_and_tracks() {
        Set<String> seen = new TreeSet<>();
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            Random random = new Random(seed);
            RandomEnrolment enrolment = new RandomEnrolment(random);
            Programme programme = enrolment.programme();
            Assessor assessor = new Assessor(programme);
            Chronicle chronicle = new Chronicle();
            KnownFacts facts = enrolment.facts();
            Verdict first = night(programme, assessor, chronicle, facts, RandomEnrolment.FIRST);
            everyDay(
                    seed,
                    programme,
                    assessor,
                    chronicle,
                    facts.dossier(RandomTale.PARTNER),
                    RandomEnrolment.FIRST,
                    first,
                    RandomEnrolment.FIRST.plusDays(DAYS_AFTER));
            chronicle.episodes().forEach(episode -> seen.add(String.valueOf(episode.clearedBecause())));
        }
        assertThat(seen).contains("SECURED", "RENEWED", "MEMBERSHIP_ENDED");
        assertThat(passedOver).as("days passed over, of %d", passedOver + due).isGreaterThan(5 * due);
    }

    /** Each reason is needed: without it some partner is passed over on a day that says something new. */
    @ParameterizedTest
    @MethodSource("dev.assay.assessment.Forgetful#reasons")
    void a_reason_that_is_forgotten_is_noticed(String reason) {
        assertThatThrownBy(() -> {
                    playOldLoss(programme -> Forgetful.of(programme, reason));
                    for (long seed = SEED; seed < SEED + MOST_TALES; seed++) {
                        play(seed, programme -> Forgetful.of(programme, reason));
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    /** What was published in a term turns out to have ended long before it: one day, nobody looks back so far. */
    private void playOldLoss(Function<Programme, Assessor> assessors) {
        LocalDate starts = LocalDate.of(2026, 1, 1);
        Requirement people = new Requirement.People("silver-people", 1, new Holding.Held("A-1"));
        Rulebook rulebook = new Rulebook(
                "2024-01",
                LocalDate.of(2024, 1, 1),
                Map.of("A-1", new Credential("A-1", "Exam A", "exam", null, null)),
                Map.of(),
                Map.of(
                        "CLOUD",
                        OfMemberships.competency(
                                "CLOUD",
                                "Cloud",
                                "Cloud",
                                List.of(new AttainmentPath("ONE", List.of(people))),
                                List.of())),
                List.of());
        KnownFacts facts = new KnownFacts();
        facts.take(new Association("H1", RandomTale.PARTNER, LocalDate.of(2024, 3, 1), null, Instant.EPOCH));
        facts.take(new Achievement("H1", "A-1", LocalDate.of(2024, 3, 1), null, null, Instant.EPOCH));
        facts.take(new Membership(
                RandomTale.PARTNER, MembershipLevel.SILVER, starts, starts.plusYears(1), null, Instant.EPOCH));
        Programme programme = Programme.usual(new Rulebooks(List.of(rulebook)));
        Assessor assessor = assessors.apply(programme);
        Chronicle chronicle = new Chronicle();
        night(programme, assessor, chronicle, facts, starts);
        facts.take(new Achievement(
                "H1", "A-1", LocalDate.of(2024, 3, 1), starts.minusMonths(7), null, Instant.EPOCH.plusSeconds(1)));
        Verdict corrected = night(programme, assessor, chronicle, facts, starts.plusDays(1));
        everyDay(
                0,
                programme,
                assessor,
                chronicle,
                facts.dossier(RandomTale.PARTNER),
                starts.plusDays(1),
                corrected,
                starts.plusDays(DAYS_AFTER));
    }

    private static Verdict night(
            Programme programme, Assessor assessor, Chronicle chronicle, KnownFacts facts, LocalDate asOf) {
        Dossier dossier = facts.dossier(RandomTale.PARTNER);
        Verdict verdict = assessor.assess(dossier, chronicle.before(dossier, asOf, programme.rulebooks()), asOf);
        chronicle.publish(asOf, verdict);
        return verdict;
    }

    private void play(long seed, Function<Programme, Assessor> assessors) {
        Random random = new Random(seed);
        Programme programme = new RandomRules(random).programme();
        Assessor assessor = assessors.apply(programme);
        Chronicle chronicle = new Chronicle();
        KnownFacts facts = new KnownFacts();
        List<RandomTale.Step> steps = new RandomTale(random).steps();
        for (int i = 0; i < steps.size(); i++) {
            RandomTale.Step step = steps.get(i);
            step.arrived().forEach(facts::take);
            Verdict verdict = night(programme, assessor, chronicle, facts, step.asOf());
            Dossier dossier = facts.dossier(RandomTale.PARTNER);
            LocalDate until =
                    i + 1 < steps.size() ? steps.get(i + 1).asOf() : step.asOf().plusDays(DAYS_AFTER);
            everyDay(seed, programme, assessor, chronicle, dossier, step.asOf(), verdict, until);
        }
    }

    private void everyDay(
            long seed,
            Programme programme,
            Assessor assessor,
            Chronicle chronicle,
            Dossier dossier,
            LocalDate from,
            Verdict first,
            LocalDate until) {
        Verdict said = first;
        for (LocalDate day = from.plusDays(1); day.isBefore(until); day = day.plusDays(1)) {
            Verdict today = assessor.assess(dossier, chronicle.before(dossier, day, programme.rulebooks()), day);
            if (isDue(said.dueOn(), day)) {
                due++;
                chronicle.publish(day, today);
                said = today;
            } else {
                passedOver++;
                String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d, %s, after %s".formatted(seed, day, from);
                assertThat(today.notifications()).as(where).isEmpty();
                assertThat(today.changes()).as(where).isEmpty();
                assertThat(today.episodes()).as(where).isEmpty();
                assertThat(shown(today)).as(where).isEqualTo(shown(said));
            }
        }
    }

    private static boolean isDue(@Nullable LocalDate dueOn, LocalDate day) {
        return dueOn != null && !dueOn.isAfter(day);
    }

    /** What readers see of the partner. */
    static List<Object> shown(Verdict verdict) {
        return List.of(
                verdict.standing(),
                verdict.competencies(),
                verdict.progress(),
                verdict.contributions(),
                verdict.benefits(),
                verdict.critical());
    }
}
