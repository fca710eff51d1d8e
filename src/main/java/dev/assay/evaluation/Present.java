package dev.assay.evaluation;

/**
 * A person who is with the partner on the day.
 *
 * @param held the credentials that count on the day, without overrides
 */
record Present(String personId, HeldCodes held) {}
