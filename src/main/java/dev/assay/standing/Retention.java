package dev.assay.standing;

import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import org.jspecify.annotations.Nullable;

/** Computes the retained level: the highest level in the nights of a term. */
public final class Retention {
    private Retention() {}

    /**
     * The retained level after a night.
     *
     * <p>Example: BRONZE is retained and the rulebook of the night has {@code [silver, gold]} only: it stays BRONZE,
     * whatever is effective, as it does where the rulebook lacks the competency.
     *
     * @param inForce the competency in the rulebook of the night; null if that lacks it
     * @param before the retained level before the night
     * @param effective that night
     */
    public static Level after(@Nullable Competency inForce, Level before, Level effective) {
        boolean known = inForce != null && inForce.ladder().has(before);
        return before.isNone() || known && effective.reaches(before) ? effective : before;
    }
}
