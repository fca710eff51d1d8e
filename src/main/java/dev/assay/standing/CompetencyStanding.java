package dev.assay.standing;

import dev.assay.rules.Level;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The result of a night for a competency of a partner: a row of {@code v1_competency_standing}, with its centre.
 *
 * @param earned without overrides
 * @param effective with the overrides in force
 * @param retained the highest effective level of any published night of the term, this one included
 * @param displayed the lower of {@code retained} and the membership's level
 * @param satisfiedPath the first path that holds at exactly the effective level; null if none does
 * @param center the centre of excellence
 * @param lapsesOn first day from which the level stays too low; null unless LAPSING
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
        @Nullable LocalDate lapsesOn) {}
