package dev.assay.renewal;

import dev.assay.rules.Level;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether one displayed competency can be renewed, as of one business date.
 *
 * @param lapsesOn first day from which it stays too low; null unless LAPSING
 */
public record Risk(RiskState state, @Nullable LocalDate lapsesOn) {
    /** No risk. */
    public static final Risk NONE = new Risk(RiskState.NONE, null);

    /**
     * LOST if today's level is below the displayed one; LAPSING if that of the renewal date is, once the lapse is
     * within the look-ahead.
     *
     * @param code the competency
     * @param displayed above NONE
     * @param horizon the last day of the look-ahead
     */
    public static Risk of(String code, Level displayed, Level effective, Outlook outlook, LocalDate horizon) {
        if (!effective.reaches(displayed)) {
            return new Risk(RiskState.LOST, null);
        }
        return outlook.staysBelowFrom(displayed, day -> day.level(code))
                .filter(lapse -> !lapse.isAfter(horizon))
                .map(lapse -> new Risk(RiskState.LAPSING, lapse))
                .orElse(NONE);
    }
}
