package dev.assay.cli.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.assessment.Explanation;
import dev.assay.cause.Cause;
import dev.assay.evaluation.Contributor;
import dev.assay.evaluation.PathOutcome;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.remedy.Remedy;
import dev.assay.rules.Ladder;
import dev.assay.rules.Level;
import dev.assay.standing.CompetencyStanding;
import dev.assay.standing.PartnerStanding;
import dev.assay.store.run.Run;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An explanation for programs; the names are those of the readers' views. */
record ExplanationJson(
        String partnerId,
        LocalDate date,
        String rulebook,
        String membershipLevel,
        @Nullable LocalDate termStartsOn,
        @Nullable LocalDate renewsOn,
        String eligibleLevel,
        @Nullable String renewableLevel,
        boolean membershipAtRisk,
        List<Competency> competencies,
        @Nullable Long publishedByOtherRulebooksInRun) {
    record Competency(
            String competencyCode,
            String earnedLevel,
            String effectiveLevel,
            String retainedLevel,
            String displayedLevel,
            @Nullable String renewableLevel,
            @Nullable String satisfiedPath,
            String riskState,
            @Nullable LocalDate lapsesOn,
            List<Cause> causes,
            List<Cause> noLongerCounting,
            List<Way> remedies,
            List<Path> paths,
            List<String> unreachableLevels,
            List<Critical> criticalPeople,
            @Nullable String ladder,
            @Nullable LocalDate termStartsOn,
            @Nullable LocalDate renewsOn,
            @Nullable LocalDate securedOn,
            @Nullable BigDecimal score,
            @Nullable BigDecimal scoreNeeded) {
        private static Competency of(Explanation.OfCompetency explained) {
            CompetencyStanding standing = explained.standing();
            return new Competency(
                    standing.competencyCode(),
                    standing.earned().name(),
                    standing.effective().name(),
                    standing.retained().name(),
                    standing.displayed().name(),
                    name(explained.renewable()),
                    standing.satisfiedPath(),
                    standing.risk().name(),
                    standing.lapsesOn(),
                    explained.causes(),
                    explained.ended(),
                    explained.remedies().stream().map(Way::of).toList(),
                    explained.outcome().paths().stream().map(Path::of).toList(),
                    explained.unreachable().stream().map(Level::name).toList(),
                    explained.critical().entrySet().stream()
                            .map(person -> new Critical(
                                    person.getKey(),
                                    standing.effective().name(),
                                    person.getValue().name()))
                            .toList(),
                    standing.ladder() == null ? Ladder.MEMBERSHIP : standing.ladder(),
                    standing.termStartsOn(),
                    standing.renewsOn(),
                    standing.securedOn(),
                    standing.score(),
                    standing.scoreNeeded());
        }
    }

    record Critical(String personId, String levelWith, String levelWithout) {}

    record Way(String level, @Nullable String pathCode, List<Step> steps, LocalDate on, int effort, boolean least) {
        private static Way of(Remedy remedy) {
            return new Way(
                    remedy.level().name(),
                    remedy.pathCode(),
                    remedy.steps().stream().map(Step::of).toList(),
                    remedy.on(),
                    remedy.effort(),
                    remedy.least());
        }
    }

    record Step(
            String requirementId,
            @Nullable String personId,
            @Nullable String metricCode,
            @Nullable BigDecimal shortBy,
            List<String> credentialCodes,
            List<String> requirementIds) {
        private static Step of(Remedy.Step step) {
            String id = step.requirementId();
            if (step instanceof Remedy.Earn earn) {
                return new Step(id, earn.personId(), null, null, earn.credentialCodes(), earn.requirementIds());
            }
            if (step instanceof Remedy.Attest attest) {
                return new Step(
                        id, null, null, BigDecimal.valueOf(attest.missing()), attest.attestationCodes(), List.of(id));
            }
            Remedy.Raise raise = (Remedy.Raise) step;
            return new Step(id, null, raise.metricCode(), raise.shortBy(), List.of(), List.of(id));
        }
    }

    record Path(
            String level,
            String pathCode,
            boolean holds,
            List<Requirement> requirements,
            boolean counts,
            List<Requirement> when) {
        private static Path of(PathOutcome path) {
            return new Path(
                    path.level().name(),
                    path.code(),
                    path.holds(),
                    Requirement.all(path.requirements()),
                    path.counts(),
                    Requirement.all(path.when()));
        }
    }

    record Requirement(
            String requirementId,
            BigDecimal have,
            BigDecimal need,
            boolean met,
            boolean overridden,
            List<Contributor> counting,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Requirement> nested) {
        private static List<Requirement> all(List<RequirementOutcome> outcomes) {
            return outcomes.stream()
                    .map(outcome -> new Requirement(
                            outcome.requirement().id(),
                            outcome.have(),
                            outcome.need(),
                            outcome.met(),
                            outcome.overridden(),
                            outcome.contributors().stream()
                                    .sorted(Comparator.comparing(Contributor::personId))
                                    .toList(),
                            all(outcome.nested())))
                    .toList();
        }
    }

    /** @param other the run whose answer readers see, if that was by other rulebooks; null if by these, or there is none */
    static ExplanationJson of(Explanation explanation, @Nullable Run other) {
        PartnerStanding partner = explanation.partner();
        return new ExplanationJson(
                partner.partnerId(),
                explanation.day(),
                explanation.rulebook(),
                partner.membershipLevel().name(),
                partner.termStartsOn(),
                partner.renewsOn(),
                partner.eligibleLevel().name(),
                name(partner.renewableLevel()),
                partner.membershipAtRisk(),
                explanation.competencies().stream().map(Competency::of).toList(),
                other == null ? null : other.runId());
    }

    private static @Nullable String name(@Nullable Level level) {
        return level == null ? null : level.name();
    }
}
