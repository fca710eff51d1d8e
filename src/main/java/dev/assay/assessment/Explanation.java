package dev.assay.assessment;

import dev.assay.cause.Cause;
import dev.assay.cause.Causes;
import dev.assay.evaluation.CompetencyOutcome;
import dev.assay.evaluation.Evaluator;
import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.Timeline;
import dev.assay.facts.Dossier;
import dev.assay.facts.Membership;
import dev.assay.remedy.Remedies;
import dev.assay.remedy.Remedy;
import dev.assay.rules.Competency;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.MembershipLevel;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RiskState;
import dev.assay.standing.Term;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Why a partner is where it is on one day, past or future, by the facts as they are known now.
 *
 * @param rulebook the version in force on the day
 * @param partner the partner's row
 * @param membership the active membership; null without one
 * @param competencies those asked for, by code
 */
public record Explanation(
        LocalDate day,
        String rulebook,
        PartnerStanding partner,
        @Nullable Membership membership,
        List<OfCompetency> competencies) {
    /**
     * One competency, explained.
     *
     * @param standing its row
     * @param outcome every requirement: have, need, who counts
     * @param causes why it is not, or will not be, what it shows; empty if it is not at risk
     * @param ended who and what no longer counts, for a level above the present one that once held; empty if none
     * @param renewable its level on the day of renewal; null without an active membership
     * @param remedies what would keep a level that lapses until the day of renewal, then what would bring about each
     *     level above the present one; of each the least effort first, see {@link Remedies#to}
     * @param unreachable levels that the rulebook has, though nobody can earn any more what they ask for: the one that
     *     lapses, for the day of renewal, then those above the present one
     * @param critical what the effective level would be without a person, by person id; only those without whom it would
     *     be lower
     * @param ladder of the competency; null if it is in no rulebook
     * @param enrolment the term of the partner's enrolment in it, active or in grace; null without one
     */
    public record OfCompetency(
            CompetencyStanding standing,
            CompetencyOutcome outcome,
            List<Cause> causes,
            List<Cause> ended,
            @Nullable Level renewable,
            List<Remedy> remedies,
            List<Level> unreachable,
            Map<String, Level> critical,
            @Nullable Ladder ladder,
            @Nullable Term enrolment) {
        /** True if its levels are displayed by enrolments, and not by memberships. */
        public boolean enrols() {
            return ladder != null && ladder.term() == Ladder.Term.ENROLMENT;
        }
    }

    /**
     * Explains the partner.
     *
     * @param before what was published; its retained levels count as of the day
     * @param competencyCode canonical; null for all that have a row
     * @throws IllegalArgumentException if no rulebook is in force on the day
     */
    public static Explanation of(
            Programme programme, Dossier dossier, Before before, LocalDate day, @Nullable String competencyCode) {
        Evaluator evaluator = new Evaluator(programme.rulebooks(), programme.overrideDuration());
        PartnerTerms terms = new PartnerTerms(programme.rulebooks(), dossier, before, day);
        Timeline timeline = Assessor.timeline(evaluator, dossier, terms, day);
        PartnerNight night = new PartnerNight(programme, dossier, timeline, before, terms);
        Map<String, CompetencyStanding> standings = night.standings();
        Set<String> codes = competencyCode == null ? new TreeSet<>(standings.keySet()) : Set.of(competencyCode);
        Causes causes = new Causes(timeline, terms.firstStart());
        long open = standings.values().stream()
                .filter(standing -> standing.risk() != RiskState.NONE)
                .count();
        List<OfCompetency> explained = new ArrayList<>();
        for (String code : codes) {
            explained.add(explain(night.standing(code), timeline, night, causes));
        }
        return new Explanation(
                day,
                timeline.today().rulebook().version(),
                night.partner((int) open),
                night.membership(),
                List.copyOf(explained));
    }

    private static OfCompetency explain(
            CompetencyStanding standing, Timeline timeline, PartnerNight night, Causes causes) {
        String code = standing.competencyCode();
        LocalDate lapsesOn = standing.lapsesOn();
        List<Cause> why = standing.risk() == RiskState.NONE
                ? List.of()
                : lapsesOn == null
                        ? causes.ofLoss(code, standing.displayed())
                        : causes.ofLapse(code, standing.displayed(), lapsesOn);
        List<Remedy> remedies = new ArrayList<>();
        List<Level> unreachable = new ArrayList<>();
        onRenewal(standing, timeline, night).ifPresent(renewal -> {
            remedies.addAll(new Remedies(renewal, timeline.asOf().plusDays(1)).to(code, standing.displayed()));
            if (remedies.isEmpty() && renewal.outcome(code).leadsTo(standing.displayed())) {
                unreachable.add(standing.displayed());
            }
        });
        PartnerDay tomorrow = timeline.on(timeline.asOf().plusDays(1));
        for (Level wanted : ladder(code, tomorrow).levels()) {
            if (!standing.effective().reaches(wanted)) {
                List<Remedy> found = new Remedies(tomorrow, tomorrow.day()).to(code, wanted);
                found.stream().filter(remedy -> !remedies.contains(remedy)).forEach(remedies::add);
                if (found.isEmpty() && tomorrow.outcome(code).leadsTo(wanted)) {
                    unreachable.add(wanted);
                }
            }
        }
        return new OfCompetency(
                standing,
                timeline.today().outcome(code),
                why,
                ended(standing, timeline.today(), causes),
                night.renewable(code),
                List.copyOf(remedies),
                List.copyOf(unreachable),
                timeline.today().critical(code),
                night.ladder(code).orElse(null),
                night.enrolment(code).orElse(null));
    }

    /** The day on which a level that lapses is wanted; empty if it does not lapse. */
    private static Optional<PartnerDay> onRenewal(CompetencyStanding standing, Timeline timeline, PartnerNight night) {
        return night.outlook(standing.competencyCode())
                .filter(outlook -> standing.risk() == RiskState.LAPSING)
                .map(outlook -> timeline.on(outlook.renewsOn()));
    }

    /** Why the first level above the present one does not hold any more; empty if it never did. */
    private static List<Cause> ended(CompetencyStanding standing, PartnerDay today, Causes causes) {
        return ladder(standing.competencyCode(), today)
                .above(standing.effective())
                .map(above -> causes.sinceItHeld(standing.competencyCode(), above))
                .orElse(List.of());
    }

    /** Of a competency that the rulebook in force lacks, the ladder of memberships. */
    private static Ladder ladder(String code, PartnerDay today) {
        Competency competency = today.rulebook().competency(code);
        return competency == null ? MembershipLevel.LADDER : competency.ladder();
    }
}
