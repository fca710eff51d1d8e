package dev.assay.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.assessment.Assessor;
import dev.assay.assessment.Before;
import dev.assay.assessment.Programme;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Achievement;
import dev.assay.facts.Association;
import dev.assay.facts.Dossier;
import dev.assay.facts.Fact;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SupposedFactTest {
    /** A partner evaluated as if a row were delivered has the same results as after its delivery. */
    @Test
    void supposed_row_changes_what_the_delivered_one_does() {
        int changed = 0;
        for (long seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Programme programme = new RandomRules(random).programme();
            KnownFacts facts = new KnownFacts();
            for (RandomTale.Step step : new RandomTale(random).steps()) {
                Assessor assessor = new Assessor(programme);
                for (Fact row : step.arrived()) {
                    Dossier before = facts.dossier(RandomTale.PARTNER);
                    boolean decides = isKnown(facts, row) && facts.take(row) == Fact.Effect.APPLIED;
                    facts.take(row);
                    if (decides) {
                        Verdict supposed = assess(assessor, before.with(row), step.asOf());
                        Verdict delivered = assess(assessor, facts.dossier(RandomTale.PARTNER), step.asOf());
                        assertThat(supposed).as("seed %d: %s", seed, row).isEqualTo(delivered);
                        changed += supposed.equals(assess(assessor, before, step.asOf())) ? 0 : 1;
                    }
                }
            }
        }
        assertThat(changed).isGreaterThan(400);
    }

    /** Links and achievements are only ever replaced. */
    private static boolean isKnown(KnownFacts facts, Fact row) {
        boolean ofPeople = row instanceof Association || row instanceof Achievement;
        return !ofPeople
                || facts.all().stream()
                        .anyMatch(known ->
                                known.feed() == row.feed() && known.key().equals(row.key()));
    }

    private static Verdict assess(Assessor assessor, Dossier dossier, LocalDate asOf) {
        return assessor.assess(dossier, Before.nothing(), asOf);
    }
}
