package dev.assay.assessment;

import dev.assay.cause.Causes;
import dev.assay.evaluation.CompetencyOutcome;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.renewal.Outlook;
import dev.assay.renewal.Risk;
import dev.assay.renewal.Situation;
import dev.assay.renewal.TermNow;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RiskState;
import dev.assay.standing.Term;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The levels, membership and risks of one partner in one night. */
final class PartnerNight {
    private final Programme programme;
    private final Dossier dossier;
    private final Timeline timeline;
    private final PartnerDay today;
    private final Before before;
    private final PartnerTerms terms;
    private final Map<LocalDate, Outlook> outlooks = new HashMap<>();
    private final LocalDate horizon;

    PartnerNight(Programme programme, Dossier dossier, Timeline timeline, Before before, PartnerTerms terms) {
        this.programme = programme;
        this.dossier = dossier;
        this.timeline = timeline;
        this.today = timeline.today();
        this.before = before;
        this.terms = terms;
        this.horizon = timeline.asOf().plus(programme.lookAhead());
    }

    /** The membership that is active on the business date; null without one. */
    @Nullable
    Membership membership() {
        return terms.membership();
    }

    /** Whether levels last until the day on which the membership renews; null without an active one. */
    @Nullable
    Outlook outlook() {
        Membership membership = terms.membership();
        return membership == null ? null : outlook(membership.renewsOn());
    }

    /** Whether levels last until the day on which a competency's term renews; empty without an active term. */
    Optional<Outlook> outlook(String code) {
        return terms.of(code).filter(term -> !term.inGrace()).map(term -> outlook(term.renewsOn()));
    }

    private Outlook outlook(LocalDate renewsOn) {
        return outlooks.computeIfAbsent(renewsOn, day -> new Outlook(timeline, day));
    }

    /** All days on which an enrolment or its window or grace begins or ends, in no order. */
    Stream<LocalDate> turnsOfEnrolments() {
        return terms.turns();
    }

    /** The competencies that have a row, by code. */
    Map<String, CompetencyStanding> standings() {
        Set<String> codes = new TreeSet<>(today.relevant());
        codes.addAll(terms.enrolled());
        if (membership() != null) {
            codes.addAll(before.retained().keySet());
        }
        Map<String, CompetencyStanding> standings = new TreeMap<>();
        for (String code : codes) {
            CompetencyOutcome outcome = today.outcome(code);
            Level retained = retained(outcome);
            if (!retained.isNone() || outcome.overrideInForce() || outcome.progress()) {
                standings.put(code, standing(outcome, retained));
            }
        }
        return standings;
    }

    /** The standing of one competency, whether it has a row or not. */
    CompetencyStanding standing(String code) {
        CompetencyOutcome outcome = today.outcome(code);
        return standing(outcome, retained(outcome));
    }

    /** The level of a competency on the day of renewal; null without an active term. */
    @Nullable
    Level renewable(String code) {
        return outlook(code).map(outlook -> outlook.atRenewal().level(code)).orElse(null);
    }

    /** The highest effective level of any published night of the term, this one included. */
    private Level retained(CompetencyOutcome outcome) {
        Competency inForce = today.rulebook().competency(outcome.code());
        return terms.retained(outcome.code(), inForce, outcome.effective());
    }

    private CompetencyStanding standing(CompetencyOutcome outcome, Level retained) {
        String code = outcome.code();
        Optional<Term> term = terms.of(code);
        Level displayed = term.map(by -> by.displayed(retained)).orElse(Level.NONE);
        Optional<LocalDate> secured = terms.securedOn(code, displayed, outcome.effective());
        Risk risk = secured.isPresent() ? Risk.NONE : risk(outcome, displayed);
        Optional<Term> own = enrolment(code);
        Optional<Ladder> ladder = ladder(code);
        Optional<RequirementOutcome> scored =
                ladder.flatMap(on -> outcome.scored(shown(displayed, outcome.effective()), on));
        return new CompetencyStanding(
                dossier.partner().partnerId(),
                code,
                outcome.earned(),
                outcome.effective(),
                retained,
                displayed,
                outcome.carrying().map(PathOutcome::code).orElse(null),
                center(code),
                risk.state(),
                risk.lapsesOn(),
                ladder.map(Ladder::name)
                        .filter(name -> !name.equals(Ladder.MEMBERSHIP))
                        .orElse(null),
                own.map(Term::startsOn).orElse(null),
                own.map(Term::renewsOn).orElse(null),
                secured.orElse(null),
                scored.map(RequirementOutcome::have).orElse(null),
                scored.map(RequirementOutcome::need).orElse(null));
    }

    private static Level shown(Level displayed, Level effective) {
        return effective.reaches(displayed) ? effective : displayed;
    }

    private Risk risk(CompetencyOutcome outcome, Level displayed) {
        Optional<Term> grace = terms.of(outcome.code()).filter(Term::inGrace);
        if (grace.isPresent()) {
            return asLastPublished(outcome.code(), grace.get());
        }
        return displayed.isNone()
                ? Risk.NONE
                : outlook(outcome.code())
                        .map(outlook -> Risk.of(outcome.code(), displayed, outcome.effective(), outlook, horizon))
                        .orElse(Risk.NONE);
    }

    /** In grace a risk stands still as it was when the term ended. */
    private Risk asLastPublished(String code, Term term) {
        return before.episodes().stream()
                .filter(episode -> episode.open()
                        && episode.competencyCode().equals(code)
                        && episode.termStartsOn().equals(term.startsOn()))
                .findFirst()
                .map(episode -> new Risk(episode.state(), episode.lapsesOn()))
                .orElse(Risk.NONE);
    }

    /** The term of the partner's enrolment in a competency, active or in grace; empty without one. */
    Optional<Term> enrolment(String code) {
        return terms.byEnrolment(code) ? terms.of(code) : Optional.empty();
    }

    /** The ladder of a competency; empty if it is in no rulebook. */
    Optional<Ladder> ladder(String code) {
        return programme.rulebooks().newestKnown(code, timeline.asOf()).map(Competency::ladder);
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
        Membership membership = membership();
        Outlook outlook = outlook();
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
        for (CompetencyStanding standing : standings) {
            String code = standing.competencyCode();
            outlook(code)
                    .filter(outlook -> standing.risk() != RiskState.NONE)
                    .ifPresent(outlook -> situations.put(code, situation(standing, outlook, partner, causes)));
        }
        return situations;
    }

    private Situation situation(CompetencyStanding standing, Outlook outlook, PartnerStanding partner, Causes causes) {
        String code = standing.competencyCode();
        LocalDate lapsesOn = standing.lapsesOn();
        return new Situation(
                standing.risk(),
                standing.displayed(),
                outlook.atRenewal().level(code),
                partner.membershipAtRisk() && !terms.byEnrolment(code),
                lapsesOn,
                outlook.renewsOn(),
                lapsesOn == null
                        ? causes.ofLoss(code, standing.displayed())
                        : causes.ofLapse(code, standing.displayed(), lapsesOn));
    }

    /** How things stand with the term of a competency that has a row or an episode. */
    TermNow termNow(String code, Map<String, CompetencyStanding> standings) {
        CompetencyStanding standing = standings.get(code);
        return new TermNow(terms.of(code).orElse(null), standing != null && standing.securedOn() != null);
    }
}
