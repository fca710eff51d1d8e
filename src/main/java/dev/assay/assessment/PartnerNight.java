package dev.assay.assessment;

import dev.assay.cause.Causes;
import dev.assay.evaluation.CompetencyOutcome;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.renewal.Outlook;
import dev.assay.renewal.Risk;
import dev.assay.renewal.Situation;
import dev.assay.rules.Competency;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.Retention;
import dev.assay.standing.RiskState;
import dev.assay.standing.Terms;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The levels, membership and risks of one partner in one night. */
final class PartnerNight {
    private final Programme programme;
    private final Dossier dossier;
    private final Timeline timeline;
    private final PartnerDay today;
    private final Before before;
    private final @Nullable Membership membership;
    private final @Nullable Outlook outlook;
    private final LocalDate horizon;

    PartnerNight(Programme programme, Dossier dossier, Timeline timeline, Before before) {
        this.programme = programme;
        this.dossier = dossier;
        this.timeline = timeline;
        this.today = timeline.today();
        this.before = before;
        this.membership = Terms.activeOn(timeline.asOf(), dossier.memberships()).orElse(null);
        this.outlook = membership == null ? null : new Outlook(timeline, membership.renewsOn());
        this.horizon = timeline.asOf().plus(programme.lookAhead());
    }

    /** The membership that is active on the business date; null without one. */
    @Nullable
    Membership membership() {
        return membership;
    }

    /** Whether levels last until the day of renewal; null without an active membership. */
    @Nullable
    Outlook outlook() {
        return outlook;
    }

    /** The competencies that have a row, by code. */
    Map<String, CompetencyStanding> standings() {
        Set<String> codes = new TreeSet<>(today.relevant());
        if (membership != null) {
            codes.addAll(before.retained().keySet());
        }
        Map<String, CompetencyStanding> standings = new TreeMap<>();
        for (String code : codes) {
            CompetencyOutcome outcome = today.outcome(code);
            Level retained = retained(code, outcome);
            if (!retained.isNone() || outcome.overrideInForce() || outcome.progress()) {
                standings.put(code, standing(outcome, retained));
            }
        }
        return standings;
    }

    /** The standing of one competency, whether it has a row or not. */
    CompetencyStanding standing(String code) {
        CompetencyOutcome outcome = today.outcome(code);
        return standing(outcome, retained(code, outcome));
    }

    /** The level of a competency on the day of renewal; null without an active membership. */
    @Nullable
    Level renewable(String code) {
        return outlook == null ? null : outlook.atRenewal().level(code);
    }

    /** The highest effective level of any published night of the term, this one included. */
    private Level retained(String code, CompetencyOutcome outcome) {
        if (membership == null) {
            return Level.NONE;
        }
        Competency inForce = today.rulebook().competency(code);
        Level retained =
                Retention.after(inForce, before.retained().getOrDefault(code, Level.NONE), outcome.effective());
        return MembershipLevel.LADDER.has(retained) ? retained : Level.NONE;
    }

    private CompetencyStanding standing(CompetencyOutcome outcome, Level retained) {
        Level displayed = membership == null ? Level.NONE : Level.lower(retained, membership.level());
        Risk risk = outlook == null || displayed.isNone()
                ? Risk.NONE
                : Risk.of(outcome.code(), displayed, outcome.effective(), outlook, horizon);
        return new CompetencyStanding(
                dossier.partner().partnerId(),
                outcome.code(),
                outcome.earned(),
                outcome.effective(),
                retained,
                displayed,
                outcome.carrying().map(PathOutcome::code).orElse(null),
                center(outcome.code()),
                risk.state(),
                risk.lapsesOn());
    }

    private String center(String code) {
        return programme
                .rulebooks()
                .newestKnown(code, timeline.asOf())
                .map(Competency::center)
                .orElse("");
    }

    /** The partner's own row, without the number of risks that are open after this night. */
    PartnerStanding partner(int openRisks) {
        Level eligible = today.highestLevel();
        String partnerId = dossier.partner().partnerId();
        if (membership == null || outlook == null) {
            return new PartnerStanding(partnerId, Level.NONE, null, null, eligible, null, false, openRisks);
        }
        return new PartnerStanding(
                partnerId,
                membership.level(),
                membership.startsOn(),
                membership.renewsOn(),
                eligible,
                outlook.atRenewal().highestLevel(),
                membershipAtRisk(membership.level(), eligible, outlook),
                openRisks);
    }

    private boolean membershipAtRisk(Level bought, Level eligible, Outlook ahead) {
        return eligible.below(bought)
                || ahead.staysBelowFrom(bought, PartnerDay::highestLevel)
                        .filter(lapse -> !lapse.isAfter(horizon))
                        .isPresent();
    }

    /** What is at risk, by competency code. */
    Map<String, Situation> situations(
            Collection<CompetencyStanding> standings, PartnerStanding partner, Causes causes) {
        Map<String, Situation> situations = new TreeMap<>();
        if (membership == null || outlook == null) {
            return situations;
        }
        for (CompetencyStanding standing : standings) {
            if (standing.risk() != RiskState.NONE) {
                LocalDate lapsesOn = standing.lapsesOn();
                situations.put(
                        standing.competencyCode(),
                        new Situation(
                                standing.risk(),
                                standing.displayed(),
                                outlook.atRenewal().level(standing.competencyCode()),
                                partner.membershipAtRisk(),
                                lapsesOn,
                                membership.renewsOn(),
                                lapsesOn == null
                                        ? causes.ofLoss(standing.competencyCode(), standing.displayed())
                                        : causes.ofLapse(standing.competencyCode(), standing.displayed(), lapsesOn)));
            }
        }
        return situations;
    }
}
