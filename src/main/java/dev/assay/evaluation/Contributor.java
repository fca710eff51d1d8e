package dev.assay.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person who counts for a requirement or in a source of points.
 *
 * @param personId who
 * @param credentialCodes the codes of every branch of the holding that the person fulfils, or those that are counted,
 *     sorted
 * @param byOverride the person would not count without an override
 * @param marginal by how much the sum of the requirement of points around it would fall without the person, rounded
 *     down to 4 decimals; null outside of such a requirement
 */
public record Contributor(
        String personId, List<String> credentialCodes, boolean byOverride, @Nullable BigDecimal marginal) {
    public Contributor {
        credentialCodes = List.copyOf(credentialCodes);
    }

    /** One outside of a requirement of points. */
    Contributor(String personId, List<String> credentialCodes, boolean byOverride) {
        this(personId, credentialCodes, byOverride, null);
    }
}
