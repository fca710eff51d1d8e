package dev.assay.store.fact;

import dev.assay.facts.Dossier;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one partner: its dossier, or why there is none.
 *
 * @param problem for people to read; the partner then keeps what was last published of it
 */
public record PartnerFacts(String partnerId, @Nullable Dossier dossier, @Nullable String problem) {
    public PartnerFacts {
        if ((dossier == null) == (problem == null)) {
            throw new IllegalArgumentException(
                    "partner %s has to have either a dossier or a problem".formatted(partnerId));
        }
    }
}
