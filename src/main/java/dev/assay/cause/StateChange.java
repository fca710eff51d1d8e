package dev.assay.cause;

import dev.assay.evaluation.DayState;
import dev.assay.rules.Requirement;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One fact that changed between two days.
 *
 * @param kind what it is if it costs points
 * @param personId whose it is; null where nobody is meant
 * @param code of the credential or attestation; null where none is meant
 * @param day on which it changed
 * @param metric whose windows moved; null if it is not a figure
 * @param granted the requirement that an override granted or grants; null if it is none of a requirement
 * @param applied what becomes of a state with it
 */
record StateChange(
        Cause.Kind kind,
        @Nullable String personId,
        @Nullable String code,
        LocalDate day,
        String detail,
        @Nullable String metric,
        @Nullable String granted,
        UnaryOperator<DayState> applied) {
    /** The kinds in the order in which changes of one day are added. */
    private static final List<Cause.Kind> ORDER = List.of(
            Cause.Kind.PERSON_LEFT,
            Cause.Kind.CREDENTIAL_EXPIRED,
            Cause.Kind.CREDENTIAL_REVOKED,
            Cause.Kind.CREDENTIAL_RETIRED,
            Cause.Kind.OVERRIDE_ENDED,
            Cause.Kind.METRIC_FELL,
            Cause.Kind.RULES_CHANGED,
            Cause.Kind.ATTESTATION_ENDED);

    static final Comparator<StateChange> IN_ORDER = Comparator.<StateChange>comparingInt(
                    change -> ORDER.indexOf(change.kind))
            .thenComparing(change -> change.personId == null ? "" : change.personId)
            .thenComparing(change -> change.code == null ? "" : change.code)
            .thenComparing(change -> change.metric == null ? "" : change.metric);

    /** True if it is a figure, an attestation or a granted requirement that this requirement names. */
    boolean names(Requirement requirement) {
        AskedFor asked = AskedFor.by(requirement);
        return metric != null && asked.figures().containsKey(metric)
                || personId == null && code != null && asked.attestations().contains(code)
                || requirement.id().equals(granted);
    }
}
