package dev.assay.night;

import dev.assay.assessment.OtherRules;
import dev.assay.assessment.Verdict;
import dev.assay.facts.Dossier;
import dev.assay.rulebook.LoadedRulebooks;
import org.jspecify.annotations.Nullable;

/**
 * A what-if scenario under which a night is previewed.
 *
 * @param rulebooks the rules under the what-if scenario; null if they are the same
 * @param withoutPerson the person who leaves on the business date; null if nobody does
 */
public record WhatIf(@Nullable LoadedRulebooks rulebooks, @Nullable String withoutPerson) {
    public WhatIf {
        if (rulebooks == null && withoutPerson == null) {
            throw new IllegalArgumentException("neither other rulebooks nor a leaving person is given");
        }
    }

    /** Evaluates under this what-if scenario; {@code evaluator} evaluates by the rules as they would be without it. */
    PartnerEvaluator under(PartnerEvaluator evaluator) {
        return (dossier, before, asOf) -> {
            Dossier then = withoutPerson == null ? dossier : dossier.without(withoutPerson, asOf);
            Verdict verdict = evaluator.evaluate(then, before, asOf);
            return rulebooks == null ? verdict : new OtherRules(verdict, withoutPerson != null).explained();
        };
    }
}
