package dev.assay.standing;

/** A benefit that a partner has: a row of {@code v1_benefit}. */
public record GrantedBenefit(String partnerId, String benefitCode, String title) {}
