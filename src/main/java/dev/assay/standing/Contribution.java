package dev.assay.standing;

/**
 * One person who counts for one requirement: a row of {@code v1_contribution}.
 *
 * @param credentialCodes the codes of every branch that the person fulfils, sorted, joined by a comma
 * @param byOverride the person would not count without an override
 */
public record Contribution(
        String partnerId,
        String competencyCode,
        String requirementId,
        String personId,
        String credentialCodes,
        boolean byOverride) {}
