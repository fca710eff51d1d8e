package dev.assay.assessment;

import dev.assay.cause.Causes;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.renewal.Outlook;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The first day after the business date on which time alone may change what a night says of a partner. Every day before
 * it gives the same answer as long as no fact of the partner, no rulebook and no setting changes. It may be too early,
 * which costs an evaluation; it is never too late.
 *
 * <p>Example: on 10 March a credential is valid through 30 April, figures exist, nothing is at risk: the next day is
 * 1 April, when the windows of the figures move.
 */
final class NextDay {
    /** The look-ahead may consist of months and days, for which subtraction is not the exact inverse of addition. */
    private static final int ROUNDING_DAYS = 3;

    /** Why a day may change something. */
    enum Reason {
        /** A fact begins or ends to count, or another rulebook comes into force. */
        FACTS_AND_RULES,
        /** A membership or enrolment starts, ends or renews, or its window or grace begins or ends. */
        MEMBERSHIPS,
        /** The windows of the figures move. */
        FIRST_OF_MONTH,
        /** The look-ahead reaches a lapse. */
        LOOK_AHEAD,
        /** An open risk is notified again. */
        REMINDERS,
        /** Causes of an open risk move out of sight. */
        LOOK_BACK
    }

    private final Set<Reason> reasons;
    private final Programme programme;
    private final Timeline timeline;
    private final Dossier dossier;
    private final LocalDate asOf;
    private LocalDate next = LocalDate.MAX;

    /** @param reasons that count: all of them, but for a test of what each is good for */
    NextDay(Set<Reason> reasons, Programme programme, Timeline timeline, Dossier dossier) {
        this.reasons = reasons;
        this.programme = programme;
        this.timeline = timeline;
        this.dossier = dossier;
        this.asOf = timeline.asOf();
    }

    /**
     * The day; null if time alone never changes anything.
     *
     * @param standings all that have a row
     * @param causes after all causes of the night have been asked for
     * @param openRisks whether an episode is open after the night
     */
    @Nullable
    LocalDate after(PartnerNight night, Collection<CompetencyStanding> standings, Causes causes, boolean openRisks) {
        timeline.nextChange().ifPresent(day -> on(day, Reason.FACTS_AND_RULES));
        for (Membership membership : dossier.memberships()) {
            on(membership.startsOn(), Reason.MEMBERSHIPS);
            on(membership.renewsOn(), Reason.MEMBERSHIPS);
            on(membership.endedOn(), Reason.MEMBERSHIPS);
        }
        night.turnsOfEnrolments().forEach(day -> on(day, Reason.MEMBERSHIPS));
        if (!dossier.metrics().metrics().isEmpty()) {
            on(asOf.withDayOfMonth(1).plusMonths(1), Reason.FIRST_OF_MONTH);
        }
        Membership active = night.membership();
        Outlook outlook = night.outlook();
        if (active != null && outlook != null) {
            lapse(outlook, active.level(), PartnerDay::highestLevel);
        }
        for (CompetencyStanding standing : standings) {
            night.outlook(standing.competencyCode()).ifPresent(ahead -> {
                lapse(standing, ahead);
                if (openRisks) {
                    programme.reminderDays().forEach(days -> on(ahead.renewsOn().minusDays(days), Reason.REMINDERS));
                }
            });
        }
        lookingBack(causes.oldestLoss(), openRisks);
        return next.equals(LocalDate.MAX) ? null : next;
    }

    /** A lapse beyond the look-ahead becomes a risk when the look-ahead reaches it. */
    private void lapse(CompetencyStanding standing, Outlook outlook) {
        if (!standing.displayed().isNone()) {
            lapse(outlook, standing.displayed(), day -> day.level(standing.competencyCode()));
        }
    }

    private void lapse(Outlook outlook, Level wanted, Function<PartnerDay, Level> level) {
        outlook.staysBelowFrom(wanted, level).ifPresent(lapse -> {
            if (lapse.isAfter(asOf.plus(programme.lookAhead()))) {
                LocalDate reached = lapse.minus(programme.lookAhead()).minusDays(ROUNDING_DAYS);
                on(reached.isAfter(asOf) ? reached : asOf.plusDays(1), Reason.LOOK_AHEAD);
            }
        });
    }

    /** The causes of an open risk are searched only so far back; at that limit every night evaluates again. */
    private void lookingBack(LocalDate oldestLoss, boolean openRisks) {
        if (!openRisks || oldestLoss.equals(LocalDate.MAX)) {
            return;
        }
        LocalDate border = oldestLoss.equals(LocalDate.MIN)
                ? asOf
                : oldestLoss.plus(Causes.LOOK_BACK).minusMonths(1);
        on(border.isAfter(asOf) ? border : asOf.plusDays(1), Reason.LOOK_BACK);
    }

    private void on(@Nullable LocalDate day, Reason reason) {
        if (reasons.contains(reason) && day != null && day.isAfter(asOf) && day.isBefore(next)) {
            next = day;
        }
    }
}
