package dev.assay.night;

import dev.assay.facts.Dossier;
import dev.assay.renewal.Before;
import dev.assay.renewal.Verdict;
import java.time.LocalDate;

/** What a night says of one partner, by the rules. May be asked by several threads at a time. */
@FunctionalInterface
public interface Judge {
    /** See {@link dev.assay.renewal.Assessor#assess}. */
    Verdict judge(Dossier dossier, Before before, LocalDate asOf);
}
