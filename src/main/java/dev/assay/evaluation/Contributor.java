package dev.assay.evaluation;

import java.util.List;

/**
 * A person who counts for a {@code people} requirement.
 *
 * @param personId who
 * @param credentialCodes the codes of every branch of the holding that the person fulfils, sorted
 * @param byOverride the person would not count without an override
 */
public record Contributor(String personId, List<String> credentialCodes, boolean byOverride) {
    public Contributor {
        credentialCodes = List.copyOf(credentialCodes);
    }
}
