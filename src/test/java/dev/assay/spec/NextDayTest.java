package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Programme;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Made-up partners, evaluated on every single day: before the day from which on time alone may change a verdict, no day
 * says anything that the night before has not said. {@code -Dassay.twin.seed=N -Dassay.twin.tales=N} play other ones.
 */
final class NextDayTest {
    private static final long SEED = Long.getLong("assay.twin.seed", 1L);
    private static final int TALES = Integer.getInteger("assay.twin.tales", 60);
    private static final int DAYS_AFTER = 430;

    private int due;
    private int passedOver;

    @Test
    void no_day_before_the_next_one_says_anything_new() {
        for (long seed = SEED; seed < SEED + TALES; seed++) {
            play(seed);
        }
        assertThat(passedOver).as("days passed over, of %d", passedOver + due).isGreaterThan(5 * due);
    }

    private void play(long seed) {
        Random random = new Random(seed);
        Programme programme = new RandomRules(random).programme();
        Assessor assessor = new Assessor(programme);
        Chronicle chronicle = new Chronicle();
        KnownFacts facts = new KnownFacts();
        List<RandomTale.Step> steps = new RandomTale(random).steps();
        for (int i = 0; i < steps.size(); i++) {
            RandomTale.Step step = steps.get(i);
            step.arrived().forEach(facts::take);
            Dossier dossier = facts.dossier(RandomTale.PARTNER);
            Verdict verdict = assessor.assess(dossier, chronicle.before(dossier, step.asOf()), step.asOf());
            chronicle.publish(step.asOf(), verdict);
            LocalDate until =
                    i + 1 < steps.size() ? steps.get(i + 1).asOf() : step.asOf().plusDays(DAYS_AFTER);
            everyDay(seed, assessor, chronicle, dossier, step.asOf(), verdict, until);
        }
    }

    private void everyDay(
            long seed,
            Assessor assessor,
            Chronicle chronicle,
            Dossier dossier,
            LocalDate from,
            Verdict first,
            LocalDate until) {
        Verdict said = first;
        for (LocalDate day = from.plusDays(1); day.isBefore(until); day = day.plusDays(1)) {
            Verdict today = assessor.assess(dossier, chronicle.before(dossier, day), day);
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

    private static List<Object> shown(Verdict verdict) {
        return List.of(
                verdict.standing(),
                verdict.competencies(),
                verdict.progress(),
                verdict.contributions(),
                verdict.benefits(),
                verdict.critical());
    }
}
