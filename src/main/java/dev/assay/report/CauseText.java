package dev.assay.report;

import dev.assay.cause.Cause;
import java.util.List;

/** A cause as a sentence. */
public final class CauseText {
    private CauseText() {}

    /** Each as a sentence, in their order; two that read alike are one. */
    public static List<String> all(List<Cause> causes) {
        return causes.stream().map(CauseText::of).distinct().toList();
    }

    /** What happened or will, on which day, to which requirement, and the detail. */
    public static String of(Cause cause) {
        String held = cause.credentialCode() + " of " + cause.personId();
        String what =
                switch (cause.kind()) {
                    case PERSON_LEFT -> cause.personId() + " left";
                    case PERSON_LEAVING -> cause.personId() + " leaves";
                    case CREDENTIAL_EXPIRED -> held + " ran out";
                    case CREDENTIAL_EXPIRING -> held + " runs out";
                    case CREDENTIAL_REVOKED -> held + " is revoked";
                    case CREDENTIAL_RETIRED -> held + " has retired and counts no more";
                    case CREDENTIAL_RETIRING -> held + " retires and counts no more";
                    case OVERRIDE_ENDED -> "an override ended";
                    case OVERRIDE_ENDING -> "an override ends";
                    case METRIC_BELOW -> "the figure fell below what is needed";
                    case RULES_CHANGED -> "the rules have changed";
                    case RULES_CHANGING -> "the rules change";
                    case FACTS_CORRECTED -> "by the facts as they are known now it never held";
                    case TERM_ENDED -> "the term ended";
                };
        return "%s%s%s: %s"
                .formatted(
                        what,
                        cause.day() == null ? "" : " on " + cause.day(),
                        cause.requirementId() == null ? "" : " (" + cause.requirementId() + ")",
                        cause.detail());
    }
}
