package dev.assay.renewal;

import dev.assay.rules.Level;
import dev.assay.standing.RiskState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether one displayed competency can be renewed, as of one business date.
 *
 * @param displayed what is shown
 * @param renewable its level on the day of renewal
 * @param lapsesOn first day from which it stays too low; null unless LAPSING
 */
public record Risk(RiskState state, Level displayed, Level renewable, @Nullable LocalDate lapsesOn) {
    /**
     * LOST when today's level is below the displayed one; LAPSING when that of the day of renewal is, once the lapse
     * lies within the look-ahead.
     *
     * @param code the competency
     * @param displayed above NONE
     * @param horizon the last day of the look-ahead
     */
    public static Risk of(String code, Level displayed, Level effective, Outlook outlook, LocalDate horizon) {
        Level renewable = outlook.atRenewal().level(code);
        if (!effective.reaches(displayed)) {
            return new Risk(RiskState.LOST, displayed, renewable, null);
        }
        return outlook.staysBelowFrom(displayed, day -> day.level(code))
                .filter(lapse -> !lapse.isAfter(horizon))
                .map(lapse -> new Risk(RiskState.LAPSING, displayed, renewable, lapse))
                .orElse(new Risk(RiskState.NONE, displayed, renewable, null));
    }
}
