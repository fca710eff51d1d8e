package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.rules.Level;
import java.util.List;

/** A change of a competency since the last publication: a row of {@code v1_standing_change}. */
public record StandingChange(
        String partnerId,
        String competencyCode,
        Level effectiveFrom,
        Level effectiveTo,
        Level displayedFrom,
        Level displayedTo,
        List<Cause> causes) {
    /** By how many levels the effective level rose; negative if it fell. */
    public int risen() {
        return effectiveTo.risenFrom(effectiveFrom);
    }
}
