package dev.assay.standing;

import dev.assay.rules.Level;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a night says of a partner: a row of {@code v1_partner_standing}.
 *
 * @param membershipLevel level of the active membership; NONE without one
 * @param termStartsOn first day of the current term; null without an active membership
 * @param renewsOn first day after the term; null without an active membership
 * @param eligibleLevel the highest effective level: what it may buy today
 * @param renewableLevel the highest level as of {@code renewsOn}; null without an active membership
 * @param membershipAtRisk what it bought is, or is soon, more than what it could buy
 * @param openRisks how many episodes of risk are open
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
