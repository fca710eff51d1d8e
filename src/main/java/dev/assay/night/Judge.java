package dev.assay.night;

import dev.assay.assessment.Before;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import java.time.LocalDate;

/** What a night says of one partner, by the rules. May be asked by several threads at a time. */
@FunctionalInterface
public interface Judge {
    /** See {@link dev.assay.assessment.Assessor#assess}. */
    Verdict judge(Dossier dossier, Before before, LocalDate asOf);
}
