package dev.assay.assessment;

import dev.assay.renewal.Episode;
import dev.assay.renewal.RiskNotification;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.Contribution;
import dev.assay.standing.CriticalPerson;
import dev.assay.standing.GrantedBenefit;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RequirementProgress;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a night says of one partner: whole, not as a difference, but for {@code episodes} (those that are new or
 * not as before), {@code notifications} and {@code changes}.
 *
 * @param pairsBefore competencies whose effective level was above NONE in what was last published
 * @param pairsFallen how many of those are lower now, or gone
 * @param pairsAfter competencies whose effective level is above NONE now
 * @param dueOn the first day after the business date on which time alone may change any of this; null if there is none.
 *     As long as no fact of the partner changes, no night before that day says anything else
 */
public record Verdict(
        PartnerStanding standing,
        List<CompetencyStanding> competencies,
        List<RequirementProgress> progress,
        List<Contribution> contributions,
        List<GrantedBenefit> benefits,
        List<CriticalPerson> critical,
        List<Episode> episodes,
        List<RiskNotification> notifications,
        List<StandingChange> changes,
        int pairsBefore,
        int pairsFallen,
        int pairsAfter,
        @Nullable LocalDate dueOn) {}
