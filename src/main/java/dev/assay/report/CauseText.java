package dev.assay.report;

import dev.assay.cause.Cause;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A cause as a sentence. */
public final class CauseText {
    private CauseText() {}

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
                    case METRIC_BELOW ->
                        cause.tooHigh()
                                ? "the figure rose above the allowed value"
                                : "the figure fell below the required value";
                    case RULES_CHANGED -> "the rules have changed";
                    case RULES_CHANGING -> "the rules change";
                    case FACTS_CORRECTED -> "according to the facts known now it never held";
                    case TERM_ENDED -> "the term ended";
                    case ATTESTATION_ENDED -> "attestation " + cause.credentialCode() + " ended";
                    case ATTESTATION_ENDING -> "attestation " + cause.credentialCode() + " ends";
                    case METRIC_FELL -> "the figures gave less";
                    case TRACK_CHANGED -> "the partner is on another track";
                    case POINTS_GAINED -> gained(cause) + " gave more";
                };
        return "%s%s%s: %s%s"
                .formatted(
                        what,
                        cause.day() == null ? "" : " on " + cause.day(),
                        cause.requirementId() == null ? "" : " (" + cause.requirementId() + ")",
                        cause.detail(),
                        points(cause.points()));
    }

    private static String gained(Cause cause) {
        String code = cause.credentialCode();
        return cause.personId() != null
                ? (code == null ? "" : code + " of ") + cause.personId()
                : code == null ? "the figures" : "attestation " + code;
    }

    private static String points(@Nullable BigDecimal points) {
        if (points == null) {
            return "";
        }
        String many = points.abs().compareTo(BigDecimal.ONE) == 0 ? " point" : " points";
        return (points.signum() < 0 ? ", gives " : ", costs ") + points.abs().toPlainString() + many;
    }
}
