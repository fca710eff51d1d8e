package dev.assay.standing;

import dev.assay.facts.Membership;
import dev.assay.rules.Level;
import java.time.LocalDate;

/**
 * A term by which levels are retained, displayed and renewed: that of a membership, or that of an enrolment in one
 * competency.
 *
 * @param startsOn first day
 * @param renewsOn first day after it
 * @param level the most that is displayed
 * @param inGrace the term is over, and what was displayed in it stays for a while
 */
public record Term(LocalDate startsOn, LocalDate renewsOn, Level level, boolean inGrace) {
    /** That of an active membership. */
    public static Term of(Membership membership) {
        return new Term(membership.startsOn(), membership.renewsOn(), membership.level(), false);
    }

    /** What is displayed of what is retained: the lower of it and the term's level. */
    public Level displayed(Level retained) {
        return level.reaches(retained) ? retained : retained.reaches(level) ? level : retained;
    }
}
