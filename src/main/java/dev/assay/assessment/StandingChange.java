package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.rules.Level;
import java.util.List;

/** A change of a competency against what was last published: a row of {@code v1_standing_change}. */
public record StandingChange(
        String partnerId,
        String competencyCode,
        Level effectiveFrom,
        Level effectiveTo,
        Level displayedFrom,
        Level displayedTo,
        List<Cause> causes) {
    /** How many levels the effective one has risen; negative if it has fallen. */
    public int risen() {
        return effectiveTo.risenFrom(effectiveFrom);
    }
}
