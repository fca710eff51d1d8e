package dev.assay.assessment;

import dev.assay.renewal.Episode;
import dev.assay.renewal.Telling;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.Contribution;
import dev.assay.standing.GrantedBenefit;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RequirementProgress;
import java.util.List;

/**
 * All that a night says of one partner: whole, not as a difference, but for {@code episodes} (those that are new or
 * not as before), {@code tellings} and {@code changes}.
 *
 * @param pairsBefore competencies whose effective level was above NONE in what was last published
 * @param pairsFallen how many of those are lower now, or gone
 */
public record Verdict(
        PartnerStanding standing,
        List<CompetencyStanding> competencies,
        List<RequirementProgress> progress,
        List<Contribution> contributions,
        List<GrantedBenefit> benefits,
        List<Episode> episodes,
        List<Telling> tellings,
        List<StandingChange> changes,
        int pairsBefore,
        int pairsFallen) {}
