package dev.assay.standing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One person who counts for one requirement or source: a row of {@code v1_contribution}.
 *
 * @param credentialCodes the codes of every branch that the person fulfils, sorted, joined by a comma
 * @param byOverride the person would not count without an override
 * @param marginal by how much the sum of the requirement of points around it would fall without the person; null
 *     elsewhere
 */
public record Contribution(
        String partnerId,
        String competencyCode,
        String requirementId,
        String personId,
        String credentialCodes,
        boolean byOverride,
        @Nullable BigDecimal marginal) {}
