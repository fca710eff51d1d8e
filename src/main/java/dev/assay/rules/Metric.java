package dev.assay.rules;

/**
 * A monthly figure of partners that requirements may ask for.
 *
 * @param code in canonical form
 * @param title for people
 * @param unit what is counted, for people
 */
public record Metric(String code, String title, String unit) {}
