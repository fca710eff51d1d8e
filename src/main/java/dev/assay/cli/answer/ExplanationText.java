package dev.assay.cli.answer;

import dev.assay.assessment.Explanation;
import dev.assay.cause.Cause;
import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.facts.Membership;
import dev.assay.remedy.Remedies;
import dev.assay.remedy.Remedy;
import dev.assay.report.CauseText;
import dev.assay.rules.Level;
import dev.assay.rules.Rulebooks;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.standing.RiskState;
import dev.assay.store.run.Run;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An explanation as lines that an operator can read out to a partner. */
final class ExplanationText {
    private final Explanation explanation;
    private final Rulebooks rulebooks;
    private final @Nullable Run other;
    private final List<String> lines = new ArrayList<>();

    /** @param other the run whose answer readers see, if that was by other rulebooks; null if by these, or there is none */
    ExplanationText(Explanation explanation, Rulebooks rulebooks, @Nullable Run other) {
        this.explanation = explanation;
        this.rulebooks = rulebooks;
        this.other = other;
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
            line("No active membership. It could buy: %s.", partner.eligibleLevel());
            return;
        }
        long days = ChronoUnit.DAYS.between(explanation.day(), membership.renewsOn());
        line(
                "%s membership since %s, renews on %s (in %d days).",
                membership.level(), membership.startsOn(), membership.renewsOn(), days);
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
                "%s %s: earned %s, effective %s%s%s",
                standing.competencyCode(),
                title(standing.competencyCode()),
                standing.earned(),
                standing.effective(),
                standing.satisfiedPath() == null ? "" : " by " + standing.satisfiedPath(),
                explanation.membership() == null ? "" : ", displayed " + standing.displayed());
        risk(explained);
        if (explained.causes().isEmpty() && !explained.ended().isEmpty()) {
            line("  No longer counting:");
            explained.ended().forEach(this::cause);
        }
        explained.remedies().forEach(this::remedy);
        explained
                .unreachable()
                .forEach(level -> line(
                        "  No way to %s: of what its paths ask for, too little can still be earned by then.", level));
        if (!explained.critical().isEmpty()) {
            line(
                    "  Cannot lose: %s",
                    explained.critical().entrySet().stream()
                            .map(person -> person.getKey() + " (would be " + person.getValue() + ")")
                            .collect(Collectors.joining(", ")));
        }
        explained.outcome().paths().forEach(this::path);
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
        explained.causes().forEach(this::cause);
    }

    private void cause(Cause cause) {
        line("    - %s", CauseText.of(cause));
    }

    private void remedy(Remedy remedy) {
        String by = remedy.pathCode() == null ? "" : ", by " + remedy.pathCode();
        if (remedy.steps().isEmpty()) {
            line("  %s holds on %s%s, as known now: nothing is missing.", remedy.level(), remedy.on(), by);
            return;
        }
        line("  Nearest way to %s on %s%s:", remedy.level(), remedy.on(), by);
        remedy.steps().forEach(this::step);
        if (!remedy.least()) {
            line("    This may not be the least: the search was ended after %d states.", Remedies.LIMIT);
        }
    }

    private void step(Remedy.Step step) {
        if (step instanceof Remedy.Raise raise) {
            line("    - %s more of %s (%s)", plain(raise.shortBy()), raise.metricCode(), raise.requirementId());
        } else if (step instanceof Remedy.Earn earn) {
            String codes = String.join(" + ", earn.credentialCodes());
            line(
                    "    - %s (%s)",
                    earn.personId() == null ? "one more person with " + codes : earn.personId() + " earns " + codes,
                    String.join(", ", earn.requirementIds()));
        } else if (step instanceof Remedy.Attest attest) {
            line(
                    "    - attestation of %s%s (%s)",
                    attest.missing() == 1 ? "" : attest.missing() + " of ",
                    String.join(" or ", attest.attestationCodes()),
                    attest.requirementId());
        }
    }

    private void path(PathOutcome path) {
        line("  %s by %s%s", path.level().name().toLowerCase(Locale.ROOT), path.code(), path.holds() ? ": holds" : "");
        path.requirements().forEach(requirement -> requirement(requirement, "    "));
    }

    private void requirement(RequirementOutcome outcome, String indent) {
        String people = outcome.contributors().stream()
                .map(ExplanationText::contributor)
                .collect(Collectors.joining(", "));
        line(
                "%s[%s] %s: %s of %s%s%s",
                indent,
                outcome.met() ? "x" : " ",
                outcome.requirement().id(),
                plain(outcome.have()),
                plain(outcome.need()),
                outcome.overridden() ? ", granted by an override" : "",
                people.isEmpty() ? "" : " — " + people);
        outcome.nested().forEach(inner -> requirement(inner, indent + "    "));
    }

    private static String contributor(Contributor contributor) {
        return "%s (%s%s)"
                .formatted(
                        contributor.personId(),
                        String.join(", ", contributor.credentialCodes()),
                        contributor.byOverride() ? ", by override" : "");
    }

    private static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    private void line(String format, @Nullable Object... values) {
        lines.add(format.formatted(values));
    }
}
