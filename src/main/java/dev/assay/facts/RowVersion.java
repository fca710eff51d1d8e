package dev.assay.facts;

import java.time.Instant;
import java.util.Comparator;

/** What decides which of several rows with the same key prevails, as a whole. */
public interface RowVersion {
    /**
     * A version that prevails is the greater one: the one with the later {@code updatedAt}; of two equal ones the one
     * that is preferred; then the one with the larger canonical text.
     */
    Comparator<RowVersion> PRECEDENCE = Comparator.comparing(RowVersion::updatedAt)
            .thenComparing(RowVersion::preferred)
            .thenComparing(RowVersion::canonicalText, Fact.byCodePoint());

    /** When the source last changed the row, to the microsecond. */
    Instant updatedAt();

    /** True if it prevails over a version with the same instant that is not preferred. */
    boolean preferred();

    /** Its values in the contract's column order, as one string. */
    String canonicalText();

    /** True if it prevails over the other. */
    default boolean prevailsOver(RowVersion other) {
        return PRECEDENCE.compare(this, other) > 0;
    }
}
