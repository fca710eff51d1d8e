package dev.assay.standing;

import dev.assay.rules.Level;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The result of a night for a partner: a row of {@code v1_partner_standing}.
 *
 * @param membershipLevel level of the active membership; NONE without one
 * @param termStartsOn first day of the current term; null without an active membership
 * @param renewsOn first day after the term; null without an active membership
 * @param eligibleLevel the highest effective level: the one it could buy today
 * @param renewableLevel the highest level as of {@code renewsOn}; null without an active membership
 * @param membershipAtRisk whether the level it bought is, or soon will be, above the one it could buy
 * @param openRisks the number of open episodes of risk
 */
public record PartnerStanding(
        String partnerId,
        Level membershipLevel,
        @Nullable LocalDate termStartsOn,
        @Nullable LocalDate renewsOn,
        Level eligibleLevel,
        @Nullable Level renewableLevel,
        boolean membershipAtRisk,
        int openRisks) {}
