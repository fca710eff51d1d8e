package dev.assay.cli.answer;

import dev.assay.assessment.Explanation;
import dev.assay.cause.Cause;
import dev.assay.evaluation.CompetencyOutcome;
import dev.assay.facts.Membership;
import dev.assay.report.CauseText;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RiskState;
import dev.assay.standing.Score;
import dev.assay.standing.Term;
import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An explanation as lines that an operator can read out to a partner. */
final class ExplanationText {
    private final Explanation explanation;
    private final Rulebooks rulebooks;
    private final @Nullable Run other;
    private final int most;
    private final boolean hasMemberships;
    private final List<String> lines = new ArrayList<>();

    /**
     * An explanation to be shown.
     *
     * @param other the run whose answer readers see, if that was by other rulebooks; null if by these, or there is none
     * @param most how many causes, and people of one requirement, are named, the others being counted
     */
    ExplanationText(Explanation explanation, Rulebooks rulebooks, @Nullable Run other, int most) {
        this.explanation = explanation;
        this.rulebooks = rulebooks;
        this.other = other;
        this.most = most;
        this.hasMemberships = rulebooks.inForceOn(explanation.day()).stream()
                .flatMap(rulebook -> rulebook.competencies().values().stream())
                .anyMatch(competency -> competency.ladder().term() == Ladder.Term.MEMBERSHIP);
    }

    /**
     * The lines.
     *
     * @param name the partner's name; null if it is not known
     */
    List<String> lines(@Nullable String name) {
        PartnerStanding partner = explanation.partner();
        String who = name == null ? partner.partnerId() : name + " (" + partner.partnerId() + ")";
        line("%s on %s, by rulebook %s", who, explanation.day(), explanation.rulebook());
        if (other != null) {
            line(
                    "note: run %d of %s was evaluated by other rulebooks than these, so what was published may differ from"
                            + " this; --rulebooks names the folder that it ran with",
                    other.runId(), other.businessDate());
        }
        membership(partner);
        if (explanation.competencies().isEmpty()) {
            line("No competency has any progress.");
        }
        explanation.competencies().forEach(this::competency);
        return lines;
    }

    private void membership(PartnerStanding partner) {
        Membership membership = explanation.membership();
        if (membership == null) {
            if (hasMemberships) {
                line("No active membership. It could buy: %s.", partner.eligibleLevel());
            }
            return;
        }
        long days = ChronoUnit.DAYS.between(explanation.day(), membership.renewsOn());
        line(
                "%s membership since %s, renews on %s (in %d days).",
                membership.level(), membership.startsOn(), membership.renewsOn(), days);
        if (!hasMemberships) {
            return;
        }
        line(
                "Eligible today: %s. At renewal, as known now: %s.%s",
                partner.eligibleLevel(),
                partner.renewableLevel(),
                partner.membershipAtRisk() ? " The membership is at risk." : "");
    }

    private void competency(Explanation.OfCompetency explained) {
        CompetencyStanding standing = explained.standing();
        line("");
        line(
                "%s %s: earned %s, effective %s%s%s%s",
                standing.competencyCode(),
                title(standing.competencyCode()),
                standing.earned(),
                standing.effective(),
                standing.satisfiedPath() == null ? "" : " by " + standing.satisfiedPath(),
                displayedBySomeTerm(explained) ? ", displayed " + standing.displayed() : "",
                score(standing));
        if (explained.enrols()) {
            enrolment(explained);
        }
        risk(explained);
        if (explained.causes().isEmpty() && !explained.ended().isEmpty()) {
            line("  No longer counting:");
            causes(explained.ended());
        }
        lines.addAll(RemedyText.of(explained.remedies(), explained.enrols()));
        explained
                .unreachable()
                .forEach(level -> line(
                        explained.standing().score() != null
                                ? "  No way to %s%s by credentials and one figure: more is missing than they can bring."
                                : "  No way to %s%s: of what its paths ask for, too little can still be earned by then.",
                        level,
                        standing.effective().reaches(level) ? " on the day of renewal" : ""));
        if (!explained.critical().isEmpty()) {
            line(
                    "  Cannot lose: %s",
                    explained.critical().entrySet().stream()
                            .map(person -> critical(person.getKey(), person.getValue(), explained.outcome()))
                            .collect(Collectors.joining(", ")));
        }
        explained.outcome().paths().forEach(path -> lines.addAll(PathText.of(path, most)));
    }

    private boolean displayedBySomeTerm(Explanation.OfCompetency explained) {
        return explained.enrols() ? explained.enrolment() != null : explanation.membership() != null;
    }

    private static String score(CompetencyStanding standing) {
        Score score = Score.of(standing.score(), standing.scoreNeeded());
        return score == null ? "" : ", " + score;
    }

    private void enrolment(Explanation.OfCompetency explained) {
        Term term = explained.enrolment();
        if (term == null) {
            line("  Not enrolled on this day: no level is displayed, and none is at risk.");
            return;
        }
        if (term.inGrace()) {
            Level displayed = explained.standing().displayed();
            line(
                    "  Enrolled at %s from %s to %s and not renewed: %s.",
                    term.level(),
                    term.startsOn(),
                    term.renewsOn().minusDays(1),
                    displayed.isNone()
                            ? "no level is displayed"
                            : displayed + " stays displayed while the grace period lasts");
            return;
        }
        LocalDate secured = explained.standing().securedOn();
        line(
                "  Enrolled at %s since %s, renews on %s (in %d days).%s",
                term.level(),
                term.startsOn(),
                term.renewsOn(),
                ChronoUnit.DAYS.between(explanation.day(), term.renewsOn()),
                secured == null
                        ? " At renewal, as known now: " + explained.renewable() + "."
                        : " The renewal is secured, by the night of " + secured + ".");
    }

    /** Who makes the level, and by how many points. */
    private static String critical(String personId, Level without, CompetencyOutcome outcome) {
        String points = outcome.carrying().stream()
                .flatMap(path -> path.all().stream())
                .flatMap(part -> part.contributors().stream())
                .filter(person -> person.personId().equals(personId))
                .flatMap(person -> Stream.ofNullable(person.marginal()))
                .findFirst()
                .map(marginal -> ", %s less".formatted(PathText.points(marginal)))
                .orElse("");
        return "%s (would be %s%s)".formatted(personId, without, points);
    }

    private String title(String code) {
        return rulebooks
                .newestKnown(code, explanation.day())
                .map(known -> "(" + known.title() + ")")
                .orElse("(in no rulebook)");
    }

    private void risk(Explanation.OfCompetency explained) {
        CompetencyStanding standing = explained.standing();
        if (standing.risk() == RiskState.NONE) {
            return;
        }
        line(
                standing.risk() == RiskState.LOST
                        ? "  AT RISK, lost: %s is displayed until the term ends but does not hold any more.%s"
                        : "  AT RISK, lapsing: %s will not hold from %s on.",
                standing.displayed(),
                standing.risk() == RiskState.LOST ? "" : standing.lapsesOn());
        Level renewable = explained.renewable();
        if (renewable != null && !renewable.isNone() && !renewable.reaches(standing.displayed())) {
            line(
                    "  %s can still be renewed.",
                    renewable.name().charAt(0) + renewable.name().substring(1).toLowerCase(Locale.ROOT));
        }
        line("  Why:");
        causes(explained.causes());
    }

    private void causes(List<Cause> causes) {
        causes.stream().limit(most).forEach(cause -> line("    - %s", CauseText.of(cause)));
        if (causes.size() > most) {
            line("    ... and %d more; --limit 0 shows all", causes.size() - most);
        }
    }

    private void line(String format, @Nullable Object... values) {
        lines.add(format.formatted(values));
    }
}
