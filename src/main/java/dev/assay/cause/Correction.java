package dev.assay.cause;

import dev.assay.evaluation.PartnerDay;
import dev.assay.evaluation.RequirementOutcome;
import dev.assay.rules.Level;
import dev.assay.rules.Requirement;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a level does not hold if according to the facts known now it never did: what was published has been corrected
 * since. Nothing has ended, so the causes are what the nearest path lacks.
 *
 * @param today the partner on the business date
 * @param code the competency
 */
record Correction(PartnerDay today, String code) {
    /** One cause for each requirement that the nearest path to the level or one above it lacks; never empty. */
    List<Cause> causes(Level wanted) {
        return today.outcome(code).paths().stream()
                .filter(path -> path.counts() && path.level().reaches(wanted))
                .map(path -> lacking(path.requirements()))
                .min(Comparator.comparingInt(List::size))
                .map(lacking -> lacking.stream().map(Correction::cause).toList())
                .orElseGet(() -> List.of(cause(
                        null,
                        "rulebook %s has no way to %s"
                                .formatted(today.rulebook().version(), wanted))));
    }

    /** The requirements that are not met; for an alternative those of its nearest branch. */
    private static List<RequirementOutcome> lacking(List<RequirementOutcome> requirements) {
        return requirements.stream()
                .filter(outcome -> !outcome.met())
                .flatMap(outcome -> outcome.requirement() instanceof Requirement.AnyOf alternative
                        ? outcome.branches(alternative).stream()
                                .map(Correction::lacking)
                                .min(Comparator.comparingInt(List::size))
                                .orElseThrow()
                                .stream()
                        : List.of(outcome).stream())
                .toList();
    }

    private static Cause cause(RequirementOutcome outcome) {
        String detail = "%s of %s"
                .formatted(outcome.have().toPlainString(), outcome.need().toPlainString());
        return cause(outcome.requirement(), detail);
    }

    private static Cause cause(@Nullable Requirement requirement, String detail) {
        return Cause.of(Cause.Kind.FACTS_CORRECTED, requirement, null, null, null, detail);
    }
}
