package dev.assay.report;

import dev.assay.cause.Cause;
import java.util.List;

/** A cause as a sentence. */
public final class CauseText {
    private CauseText() {}

    /** The causes as sentences, in order and without duplicates. */
    public static List<String> all(List<Cause> causes) {
        return causes.stream().map(CauseText::of).distinct().toList();
    }

    /** What happened or will happen, on which day, to which requirement, with the detail. */
    public static String of(Cause cause) {
        String held = cause.credentialCode() + " of " + cause.personId();
        String what =
                switch (cause.kind()) {
                    case PERSON_LEFT -> cause.personId() + " left";
                    case PERSON_LEAVING -> cause.personId() + " leaves";
                    case CREDENTIAL_EXPIRED -> held + " expired";
                    case CREDENTIAL_EXPIRING -> held + " expires";
                    case CREDENTIAL_REVOKED -> held + " is revoked";
                    case CREDENTIAL_RETIRED -> held + " was retired and no longer counts";
                    case CREDENTIAL_RETIRING -> held + " is retired and will no longer count";
                    case OVERRIDE_ENDED -> "an override ended";
                    case OVERRIDE_ENDING -> "an override ends";
                    case METRIC_BELOW -> "the figure fell below the required value";
                    case RULES_CHANGED -> "the rules have changed";
                    case RULES_CHANGING -> "the rules change";
                    case FACTS_CORRECTED -> "according to the facts known now it never held";
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
