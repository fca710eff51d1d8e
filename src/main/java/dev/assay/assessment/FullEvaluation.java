package dev.assay.assessment;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a night evaluates every partner, and not only those whose answer can have changed since the night that readers see.
 */
public enum FullEvaluation {
    /** Nothing is published, or nothing that says of whom the answer can have changed. */
    NOTHING_TO_BUILD_ON,
    /** The attempt takes the place of one that is published, or looks back. */
    NO_LATER_NIGHT,
    /** Rules or settings that decide answers are others, or the program is. */
    DECIDED_OTHERWISE,
    /** Somebody wants it. */
    ASKED_FOR,
    /** It is that time of the week: it shows that nobody is passed over wrongly. */
    WEEKLY;

    /**
     * A night that is published.
     *
     * @param decidedBy a digest of the rules, settings and program that decide answers; null if it was not kept
     */
    public record Night(LocalDate businessDate, @Nullable String decidedBy) {}

    /**
     * Whether a night has to evaluate every partner.
     *
     * @param published the night that readers see; null if there is none
     * @param night the night that is to be
     * @param lastFull the date of the last published night that evaluated every partner; null if none did
     * @param forced a reason that is known already; null without one
     * @param weekday on whose night of the week every partner is evaluated; after a gap the next night makes up for it
     * @return empty if those are enough whose answer can have changed
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

    /** Whether those of whom the answer can have changed are known all the same, and can be held against what is found. */
    public boolean checks() {
        return this == ASKED_FOR || this == WEEKLY;
    }
}
