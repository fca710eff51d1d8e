package dev.assay.standing;

import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import org.jspecify.annotations.Nullable;

/** What a night adds to the highest level that nights of a term have seen. */
public final class Retention {
    private Retention() {}

    /**
     * The retained level after a night.
     *
     * <p>Example: BRONZE is retained and the rulebook of the night has {@code [silver, gold]} only: it stays BRONZE,
     * whatever is effective, as it does where the rulebook lacks the competency.
     *
     * @param inForce the competency as the rulebook of the night has it; null if that lacks it
     * @param before what was retained before it
     * @param effective that night
     */
    public static Level after(@Nullable Competency inForce, Level before, Level effective) {
        boolean known = inForce != null && inForce.ladder().has(before);
        return before.isNone() || known && effective.reaches(before) ? effective : before;
    }
}
