package dev.assay.spec;

import dev.assay.assessment.Explanation;
import dev.assay.remedy.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Remedies as the cases write them. */
final class RemedyText {
    private RemedyText() {}

    /**
     * {@code SILVER by TEAM on 2017-01-16: ann earns A B, somebody new earns C, 35 more SALES}, parted by semicolons, then
     * {@code GOLD out of reach}; or {@code none}.
     */
    static String of(Explanation.OfCompetency explained) {
        List<String> remedies = new ArrayList<>();
        explained.remedies().forEach(remedy -> remedies.add(of(remedy)));
        explained.unreachable().forEach(level -> remedies.add(level + " out of reach"));
        return remedies.isEmpty() ? "none" : String.join("; ", remedies);
    }

    private static String of(Remedy remedy) {
        String steps = remedy.steps().stream().map(RemedyText::of).collect(Collectors.joining(", "));
        return remedy.level()
                + (remedy.pathCode() == null ? "" : " by " + remedy.pathCode())
                + " on "
                + remedy.on()
                + ": "
                + (steps.isEmpty() ? "nothing" : steps)
                + (remedy.least() ? "" : ", perhaps not the least");
    }

    private static String of(Remedy.Step step) {
        if (step instanceof Remedy.Earn earn) {
            String who = earn.personId() == null ? "somebody new" : earn.personId();
            return who + " earns " + String.join(" ", earn.credentialCodes());
        }
        if (step instanceof Remedy.Attest attest) {
            return attest.missing() + " attestation of " + String.join(" or ", attest.attestationCodes());
        }
        Remedy.Raise raise = (Remedy.Raise) step;
        return raise.shortBy().stripTrailingZeros().toPlainString() + " more " + raise.metricCode();
    }
}
