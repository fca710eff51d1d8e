package dev.assay.night;

import dev.assay.assessment.Before;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import java.time.LocalDate;

/** Evaluates one partner by the rules. Called by several threads at a time. */
@FunctionalInterface
interface PartnerEvaluator {
    /** See {@link dev.assay.assessment.Assessor#assess}. */
    Verdict evaluate(Dossier dossier, Before before, LocalDate asOf);
}
