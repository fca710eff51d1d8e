package dev.assay.renewal;

import dev.assay.cause.Cause;
import dev.assay.rules.Level;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A risk as it is on a business date and as an episode tells it.
 *
 * @param state LAPSING or LOST
 * @param renewsOn of the active membership or enrolment
 * @param causes why
 */
public record Situation(
        RiskState state,
        Level displayed,
        Level renewable,
        boolean membershipAtRisk,
        @Nullable LocalDate lapsesOn,
        LocalDate renewsOn,
        List<Cause> causes) {
    /** True if nothing that the notifications of an episode contain has changed since the last one. */
    boolean isAsLastNotified(Episode episode) {
        return state == episode.state()
                && displayed.equals(episode.displayed())
                && renewable.equals(episode.renewable())
                && membershipAtRisk == episode.membershipAtRisk()
                && (lapsesOn == null ? episode.lapsesOn() == null : lapsesOn.equals(episode.lapsesOn()));
    }
}
