package dev.assay.renewal;

import dev.assay.standing.Term;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with the term by which a competency is displayed, on the business date.
 *
 * @param term the active term, or one whose grace is not over; null without one
 * @param secured its renewal is secured: whatever becomes of the level, nothing is at risk
 */
public record TermNow(@Nullable Term term, boolean secured) {
    /** No term. */
    public static final TermNow NONE = new TermNow(null, false);

    /** True if it is the term that began on that day. */
    boolean isOf(LocalDate startsOn) {
        return term != null && term.startsOn().equals(startsOn);
    }

    /** True if nothing is to change as long as its grace lasts. */
    boolean standsStill() {
        return term != null && term.inGrace();
    }
}
