package dev.assay.rules;

/**
 * A monthly figure of partners that requirements can refer to.
 *
 * @param code in canonical form
 * @param title for people
 * @param unit the unit, for people
 */
public record Metric(String code, String title, String unit) {}
