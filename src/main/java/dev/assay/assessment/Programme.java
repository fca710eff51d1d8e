package dev.assay.assessment;

import dev.assay.rules.Rulebooks;
import java.time.Period;
import java.util.List;

/**
 * What does not depend on the partner: the rules and the programme's own periods.
 *
 * @param rulebooks all versions
 * @param overrideDuration the longest duration of an override
 * @param lookAhead how far ahead a lapse is a risk
 * @param reminderDays how many days before the renewal a reminder of an open episode is sent, the largest first
 */
public record Programme(Rulebooks rulebooks, Period overrideDuration, Period lookAhead, List<Integer> reminderDays) {
    /** Three months for overrides and for looking ahead; reminders 60, 30 and 15 days before. */
    public static Programme usual(Rulebooks rulebooks) {
        return new Programme(rulebooks, Period.ofMonths(3), Period.ofMonths(3), List.of(60, 30, 15));
    }
}
