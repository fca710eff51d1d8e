package dev.assay.cause;

import dev.assay.rules.Requirement;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a level does not hold, or will not.
 *
 * @param requirementId the requirement that is no longer met; null where the whole path or level is meant
 * @param personId who left, or whose credential expired; null if no person is concerned
 * @param credentialCode canonical; null if no credential is concerned
 * @param day the first day on which it no longer holds; null if there is none
 * @param detail details for people, such as the actual and the required figure
 * @param points what it costs of the points of a requirement, less than 0 if it gives some; null where no points are asked
 *     for
 */
public record Cause(
        Kind kind,
        @Nullable String requirementId,
        @Nullable String personId,
        @Nullable String credentialCode,
        @Nullable LocalDate day,
        String detail,
        @Nullable BigDecimal points) {
    /** In the detail of a figure that has to be below another one, what stands between the two. */
    public static final String BELOW = ", to be below ";

    /** One that costs no points. */
    public Cause(
            Kind kind,
            @Nullable String requirementId,
            @Nullable String personId,
            @Nullable String credentialCode,
            @Nullable LocalDate day,
            String detail) {
        this(kind, requirementId, personId, credentialCode, day, detail, null);
    }

    /** What happened, or what is going to happen. */
    public enum Kind {
        PERSON_LEFT,
        CREDENTIAL_EXPIRED,
        CREDENTIAL_REVOKED,
        CREDENTIAL_RETIRED,
        OVERRIDE_ENDED,
        METRIC_BELOW,
        RULES_CHANGED,
        PERSON_LEAVING,
        CREDENTIAL_EXPIRING,
        CREDENTIAL_RETIRING,
        OVERRIDE_ENDING,
        RULES_CHANGING,
        /** According to the facts known now the level never held. */
        FACTS_CORRECTED,
        /** The membership has ended, or another term has begun. */
        TERM_ENDED,
        /** Its code stands in place of a credential's. */
        ATTESTATION_ENDED,
        ATTESTATION_ENDING,
        /** The figures of a source of points, or of what it comes after. */
        METRIC_FELL,
        /** The partner is no longer one of those for whom the path is. */
        TRACK_CHANGED,
        /** What has risen since, where other points have fallen: with points below 0. */
        POINTS_GAINED
    }

    /** A cause of that requirement; null where the whole path or level is meant. */
    static Cause of(
            Kind kind,
            @Nullable Requirement requirement,
            @Nullable String personId,
            @Nullable String credentialCode,
            @Nullable LocalDate day,
            String detail) {
        return new Cause(kind, requirement == null ? null : requirement.id(), personId, credentialCode, day, detail);
    }

    /** True if a figure is not below the one that it has to be below. */
    public boolean tooHigh() {
        return detail.contains(BELOW);
    }

    /** A number of points as it is written, without zeros at its end. */
    static BigDecimal plain(BigDecimal points) {
        return points.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(points.stripTrailingZeros().toPlainString());
    }

    /** The same, said of something that is yet to come. What has no word of its own for that keeps its kind. */
    Cause ahead() {
        Kind later =
                switch (kind) {
                    case PERSON_LEFT -> Kind.PERSON_LEAVING;
                    case CREDENTIAL_EXPIRED -> Kind.CREDENTIAL_EXPIRING;
                    case CREDENTIAL_RETIRED -> Kind.CREDENTIAL_RETIRING;
                    case OVERRIDE_ENDED -> Kind.OVERRIDE_ENDING;
                    case RULES_CHANGED -> Kind.RULES_CHANGING;
                    case ATTESTATION_ENDED -> Kind.ATTESTATION_ENDING;
                    default -> kind;
                };
        return new Cause(later, requirementId, personId, credentialCode, day, detail, points);
    }

    /** The same, with what it costs. */
    Cause charged(BigDecimal cost) {
        return new Cause(kind, requirementId, personId, credentialCode, day, detail, cost);
    }

    public Cause {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(detail);
    }
}
