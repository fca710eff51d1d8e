package dev.assay.standing;

import dev.assay.rules.Level;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The result of a night for a competency of a partner: a row of {@code v1_competency_standing}, with its centre.
 *
 * @param earned without overrides
 * @param effective with the overrides in force
 * @param retained the highest effective level of any published night of the term, this one included
 * @param displayed the lower of {@code retained} and the level of the membership or enrolment
 * @param satisfiedPath the first path that holds at exactly the effective level; null if none does
 * @param center the centre of excellence
 * @param lapsesOn first day from which the level stays too low; null unless LAPSING
 * @param ladder as the rulebook calls it; null for the ladder of memberships of a rulebook that states none
 * @param termStartsOn first day of the enrolment's term; null without one
 * @param renewsOn first day after that term; null without one
 * @param securedOn the first published night that secured its renewal; null if none has
 * @param score the points of the best path, rounded down to 4 decimals; null where no points are asked for
 * @param scoreNeeded how many points it asks for; null where no points are asked for
 */
public record CompetencyStanding(
        String partnerId,
        String competencyCode,
        Level earned,
        Level effective,
        Level retained,
        Level displayed,
        @Nullable String satisfiedPath,
        String center,
        RiskState risk,
        @Nullable LocalDate lapsesOn,
        @Nullable String ladder,
        @Nullable LocalDate termStartsOn,
        @Nullable LocalDate renewsOn,
        @Nullable LocalDate securedOn,
        @Nullable BigDecimal score,
        @Nullable BigDecimal scoreNeeded) {}
