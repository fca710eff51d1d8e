package dev.assay.night;

import dev.assay.facts.Dossier;
import dev.assay.rulebook.LoadedRulebooks;
import java.time.LocalDate;
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

    /** The dossier as it would be. */
    Dossier changed(Dossier dossier, LocalDate asOf) {
        return withoutPerson == null ? dossier : dossier.without(withoutPerson, asOf);
    }
}
