package dev.assay.evaluation;

import dev.assay.facts.Dossier;

/** An answer depends on the past, but its facts are missing from the dossier: it has to be asked with all facts. */
public final class MissingPast extends RuntimeException {
    MissingPast(Dossier dossier) {
        super(
                "the facts of partner %s before %s are needed, but were left out"
                        .formatted(dossier.partner().partnerId(), dossier.since()),
                null,
                false,
                false);
    }
}
