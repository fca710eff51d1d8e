package dev.assay.renewal;

import dev.assay.cause.Cause;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One episode of risk in the state of its last notification: a row of {@code v1_renewal_risk}.
 *
 * @param termStartsOn the term: {@code startsOn} of the membership or enrolment that was active
 * @param number from 1, within partner, competency and term
 * @param state LAPSING or LOST, as last notified before it was cleared
 * @param renewsOn when the term renews, as last known
 * @param causes kept current while it is open
 * @param remindersSent the reminders, in days before {@code renewsOn}, that count as sent
 * @param notificationCount how many notifications it has had
 * @param openedOn business date
 * @param clearedOn business date; null while it is open
 * @param clearedBecause null while it is open
 */
public record Episode(
        String partnerId,
        String competencyCode,
        LocalDate termStartsOn,
        int number,
        RiskState state,
        Level displayed,
        Level renewable,
        boolean membershipAtRisk,
        @Nullable LocalDate lapsesOn,
        LocalDate renewsOn,
        List<Cause> causes,
        Set<Integer> remindersSent,
        int notificationCount,
        LocalDate openedOn,
        @Nullable LocalDate clearedOn,
        @Nullable Clearance clearedBecause) {
    /** Why an episode ended. */
    public enum Clearance {
        RECOVERED,
        RENEWED,
        MEMBERSHIP_ENDED,
        SECURED
    }

    public Episode {
        causes = List.copyOf(causes);
        remindersSent = Set.copyOf(remindersSent);
        if (state == RiskState.NONE) {
            throw new IllegalArgumentException("an episode of no risk");
        }
    }

    /** True until it is cleared. */
    public boolean open() {
        return clearedOn == null;
    }

    /** True if gold is displayed and silver can still be renewed; not of other ladders. */
    public boolean silverStillRenewable() {
        return displayed.equals(MembershipLevel.GOLD) && renewable.equals(MembershipLevel.SILVER);
    }

    /** The same with other causes. */
    public Episode because(List<Cause> causes) {
        return new Episode(
                partnerId,
                competencyCode,
                termStartsOn,
                number,
                state,
                displayed,
                renewable,
                membershipAtRisk,
                lapsesOn,
                renewsOn,
                causes,
                remindersSent,
                notificationCount,
                openedOn,
                clearedOn,
                clearedBecause);
    }
}
