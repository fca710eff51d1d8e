package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Before;
import dev.assay.assessment.Programme;
import dev.assay.assessment.Verdict;
import dev.assay.evaluation.MissingPast;
import dev.assay.facts.Achievement;
import dev.assay.facts.Dossier;
import dev.assay.facts.Fact;
import dev.assay.facts.Person;
import dev.assay.renewal.Episode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Made-up partners without the achievements that have ended: unless there are causes to be named, each night says of them
 * what it says with all facts. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other ones.
 */
final class MissingPastTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 400);

    private int same;
    private int leftOut;
    private int needed;

    @Test
    void what_has_ended_matters_only_for_causes() {
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            Random random = new Random(seed);
            Programme programme = new RandomRules(random).programme();
            Chronicle chronicle = new Chronicle();
            KnownFacts facts = new KnownFacts();
            for (RandomTale.Step step : new RandomTale(random).steps()) {
                step.arrived().forEach(facts::take);
                night(seed, programme, chronicle, facts.dossier(RandomTale.PARTNER), step.asOf());
            }
        }
        assertThat(same).isGreaterThan(needed);
        assertThat(needed).isPositive();
        assertThat(leftOut).isPositive();
    }

    @Test
    void neither_does_it_for_points_and_terms_of_their_own() {
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            RandomEnrolment enrolment = new RandomEnrolment(new Random(seed));
            Chronicle chronicle = new Chronicle();
            Dossier dossier = enrolment.facts().dossier(RandomTale.PARTNER);
            for (int night = 0; night < 6; night++) {
                night(seed, enrolment.programme(), chronicle, dossier, RandomEnrolment.FIRST.plusDays(67L * night));
            }
        }
        assertThat(same).isGreaterThan(needed);
        assertThat(needed).isPositive();
        assertThat(leftOut).isPositive();
    }

    /** From that day on both versions are held on the same days. */
    @Test
    void a_change_makes_no_difference_from_the_day_that_it_names() {
        int early = 0;
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            Random random = new Random(seed);
            KnownFacts facts = new KnownFacts();
            for (RandomTale.Step step : new RandomTale(random).steps()) {
                for (Fact row : step.arrived()) {
                    if (row instanceof Achievement now) {
                        Achievement before = stored(facts, now);
                        LocalDate until = now.differsUntil(before);
                        early += until.isBefore(step.asOf()) ? 1 : 0;
                        for (int day = -200; day < 400; day++) {
                            LocalDate on = step.asOf().plusDays(day);
                            if (!on.isBefore(until)) {
                                assertThat(now.heldOn(on))
                                        .as("%s, %s, %s", before, now, on)
                                        .isEqualTo(before != null && before.heldOn(on));
                            }
                        }
                    }
                    facts.take(row);
                }
            }
        }
        assertThat(early).isPositive();
    }

    private static @Nullable Achievement stored(KnownFacts facts, Achievement row) {
        return facts.of(Achievement.class).stream()
                .filter(known -> known.key().equals(row.key()))
                .findFirst()
                .orElse(null);
    }

    private void night(long seed, Programme programme, Chronicle chronicle, Dossier dossier, LocalDate asOf) {
        Assessor assessor = new Assessor(programme);
        Before before = chronicle.before(dossier, asOf, programme.rulebooks());
        Verdict whole = assessor.assess(dossier, before, asOf);
        Dossier present = present(dossier, asOf);
        String where = "-Dassay.twin.tales=1 -Dassay.twin.seed=%d, %s".formatted(seed, asOf);
        Optional<Verdict> verdict = assess(assessor, present, before, asOf);
        if (verdict.isPresent()) {
            same++;
            assertThat(told(verdict.get())).as(where).isEqualTo(told(whole));
            leftOut += present.people().equals(dossier.people()) ? 0 : 1;
        } else {
            needed++;
            boolean atRisk = before.episodes().stream().anyMatch(Episode::open)
                    || whole.standing().openRisks() > 0;
            assertThat(atRisk || !whole.changes().isEmpty()).as(where).isTrue();
        }
        chronicle.publish(asOf, whole);
    }

    /** All but the day on which the partner is due again: what has ended may name one that is too early. */
    private static List<Object> told(Verdict verdict) {
        return List.of(
                NextDayTest.shown(verdict),
                verdict.episodes(),
                verdict.notifications(),
                verdict.changes(),
                verdict.pairsBefore(),
                verdict.pairsFallen(),
                verdict.pairsAfter());
    }

    private static Optional<Verdict> assess(Assessor assessor, Dossier dossier, Before before, LocalDate asOf) {
        try {
            return Optional.of(assessor.assess(dossier, before, asOf));
        } catch (MissingPast e) {
            return Optional.empty();
        }
    }

    private static Dossier present(Dossier dossier, LocalDate since) {
        Map<String, Person> people = new LinkedHashMap<>(dossier.people());
        people.replaceAll((id, person) -> new Person(
                id,
                person.links(),
                person.withPartner(),
                person.achievements().stream()
                        .filter(achievement -> achievement.endsOn() == null
                                || achievement.endsOn().isAfter(since))
                        .toList()));
        return new Dossier(
                dossier.partner(),
                dossier.memberships(),
                people,
                dossier.metrics(),
                dossier.overrides(),
                dossier.attestations(),
                dossier.enrolments(),
                since);
    }
}
