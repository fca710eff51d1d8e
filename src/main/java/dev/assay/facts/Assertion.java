package dev.assay.facts;

/**
 * An achievement as one credential says it that was issued to a person. Several may say the same one: each that was
 * issued again for the same day.
 *
 * @param id by which its issuer knows it
 * @param achievement as it says it, revoked if it says so itself
 */
public record Assertion(AssertionId id, Achievement achievement) {}
