package dev.assay.cli.answer;

import dev.assay.remedy.Remedies;
import dev.assay.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;

/** The ways to levels of a competency as lines that an operator can read out to a partner. */
final class RemedyText {
    private RemedyText() {}

    /** @param enrols whether there may be several ways to a level on a day, which are then shown as alternatives */
    static List<String> of(List<Remedy> remedies, boolean enrols) {
        List<String> lines = new ArrayList<>();
        Remedy before = null;
        for (Remedy remedy : remedies) {
            boolean another = enrols
                    && before != null
                    && before.level().equals(remedy.level())
                    && before.on().equals(remedy.on());
            lines.addAll(of(remedy, another ? "Or" : "Nearest way to %s on %s".formatted(remedy.level(), remedy.on())));
            before = remedy;
        }
        return lines;
    }

    private static List<String> of(Remedy remedy, String heading) {
        String by = remedy.pathCode() == null ? "" : ", by " + remedy.pathCode();
        if (remedy.steps().isEmpty()) {
            return List.of(
                    "  %s holds on %s%s, as known now: nothing is missing.".formatted(remedy.level(), remedy.on(), by));
        }
        List<String> lines = new ArrayList<>();
        lines.add("  %s%s:".formatted(heading, by));
        remedy.steps().forEach(step -> lines.add("    - " + of(step)));
        if (!remedy.least()) {
            lines.add("    This may not be the least: the search was ended after %d states.".formatted(Remedies.LIMIT));
        }
        return lines;
    }

    private static String of(Remedy.Step step) {
        if (step instanceof Remedy.Raise raise) {
            return "%s more of %s (%s)"
                    .formatted(PathText.plain(raise.shortBy()), raise.metricCode(), raise.requirementId());
        }
        if (step instanceof Remedy.Attest attest) {
            return "attestation of %s%s (%s)"
                    .formatted(
                            attest.missing() == 1 ? "" : attest.missing() + " of ",
                            String.join(" or ", attest.attestationCodes()),
                            attest.requirementId());
        }
        Remedy.Earn earn = (Remedy.Earn) step;
        String codes = String.join(" + ", earn.credentialCodes());
        String who = earn.personId() == null ? "one more person with " : earn.personId() + " earns ";
        return "%s%s (%s)".formatted(who, codes, String.join(", ", earn.requirementIds()));
    }
}
