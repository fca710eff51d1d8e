package dev.assay.store.fact;

import dev.assay.facts.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * What was read for one partner: its dossier, or why there is none.
 *
 * @param problem for people; the partner then keeps its last published results
 */
public record PartnerFacts(String partnerId, @Nullable Dossier dossier, @Nullable String problem) {
    public PartnerFacts {
        if ((dossier == null) == (problem == null)) {
            throw new IllegalArgumentException(
                    "partner %s must have either a dossier or a problem".formatted(partnerId));
        }
    }
}
