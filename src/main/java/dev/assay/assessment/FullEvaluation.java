package dev.assay.assessment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a night evaluates every partner, and not only those whose results can have changed since the published night.
 */
public enum FullEvaluation {
    /** Nothing is published, or nothing that shows whose results can have changed. */
    NOTHING_TO_BUILD_ON,
    /** The attempt replaces a published one, or is for a past date. */
    NO_LATER_NIGHT,
    /** Rules or settings that determine results have changed. */
    DECIDED_OTHERWISE,
    /** It was requested. */
    ASKED_FOR,
    /** The weekly evaluation, which verifies that no partner is wrongly left out. */
    WEEKLY;

    /**
     * A published night.
     *
     * @param decidedBy a digest of the rules and settings that determine results; null if it was not stored
     */
    public record Night(LocalDate businessDate, @Nullable String decidedBy) {}

    /**
     * Whether a night has to evaluate every partner.
     *
     * @param published the published night; null if there is none
     * @param night the night to be run
     * @param lastFull the date of the last published night that evaluated every partner; null if none did
     * @param forced a reason that is already known; null without one
     * @param weekday the day of the week of the full evaluation; after a gap the next night does it
     * @return empty if it is sufficient to evaluate the partners whose results can have changed
     */
    public static Optional<FullEvaluation> needed(
            @Nullable Night published,
            Night night,
            @Nullable LocalDate lastFull,
            @Nullable FullEvaluation forced,
            DayOfWeek weekday) {
        if (published == null || published.decidedBy() == null || lastFull == null) {
            return Optional.of(NOTHING_TO_BUILD_ON);
        }
        if (forced == NO_LATER_NIGHT || !night.businessDate().isAfter(published.businessDate())) {
            return Optional.of(NO_LATER_NIGHT);
        }
        if (!published.decidedBy().equals(night.decidedBy())) {
            return Optional.of(DECIDED_OTHERWISE);
        }
        if (forced != null) {
            return Optional.of(forced);
        }
        LocalDate due = night.businessDate().with(TemporalAdjusters.previousOrSame(weekday));
        return lastFull.isBefore(due) ? Optional.of(WEEKLY) : Optional.empty();
    }

    /**
     * Whether the partners whose results can have changed are known nevertheless, so that they can be compared with the
     * outcome.
     */
    public boolean checks() {
        return this == ASKED_FOR || this == WEEKLY;
    }
}
