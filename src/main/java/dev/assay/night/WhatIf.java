package dev.assay.night;

import dev.assay.assessment.OtherRules;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import dev.assay.rulebook.LoadedRulebooks;
import org.jspecify.annotations.Nullable;

/**
 * What is supposed to be different.
 *
 * @param rulebooks the rules then; null if they are the same
 * @param withoutPerson who leaves on the business date; null if nobody does
 */
public record WhatIf(@Nullable LoadedRulebooks rulebooks, @Nullable String withoutPerson) {
    public WhatIf {
        if (rulebooks == null && withoutPerson == null) {
            throw new IllegalArgumentException("nothing is supposed to be different");
        }
    }

    /** Judges by these suppositions, where {@code judge} does by the rules as they would be. */
    Judge supposing(Judge judge) {
        return (dossier, before, asOf) -> {
            Dossier then = withoutPerson == null ? dossier : dossier.without(withoutPerson, asOf);
            Verdict verdict = judge.judge(then, before, asOf);
            return rulebooks == null ? verdict : new OtherRules(verdict, withoutPerson != null).explained();
        };
    }
}
