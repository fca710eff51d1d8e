package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A temporary grant by an agent where the facts do not show what was earned.
 *
 * @param competencyCode canonical
 * @param grantedOn first day in force
 * @param validUntil last day in force, if that is earlier than its full duration; null = full duration
 * @param revokedOn first day not in force; null = not revoked
 */
public record AgentOverride(
        String overrideId,
        String partnerId,
        String competencyCode,
        Grant grant,
        LocalDate grantedOn,
        @Nullable LocalDate validUntil,
        @Nullable String grantedBy,
        @Nullable String reason,
        @Nullable LocalDate revokedOn,
        Instant updatedAt)
        implements Fact, Item {

    @Override
    public Feed feed() {
        return Feed.OVERRIDES;
    }

    /**
     * The first day on which it is not in force: the earliest of the grant plus the duration, the day after
     * {@code validUntil}, and {@code revokedOn}. Calendar months from the grant: 30 November plus three months is
     * 28 or 29 February.
     *
     * @param duration the longest duration of an override, normally three months
     */
    public LocalDate endsOn(Period duration) {
        LocalDate ends = endsUnlessRevoked(duration);
        return revokedOn != null && revokedOn.isBefore(ends) ? revokedOn : ends;
    }

    /** True if it is in force on the day. */
    public boolean inForceOn(LocalDate day, Period duration) {
        return !grantedOn.isAfter(day) && day.isBefore(endsOn(duration));
    }

    /** The status on the day: REVOKED if the revocation ended it, strictly before anything else did. */
    public OverrideStatus statusOn(LocalDate day, Period duration) {
        if (revokedOn != null && !revokedOn.isAfter(day) && revokedOn.isBefore(endsUnlessRevoked(duration))) {
            return OverrideStatus.REVOKED;
        }
        if (day.isBefore(grantedOn)) {
            return OverrideStatus.PENDING;
        }
        return day.isBefore(endsOn(duration)) ? OverrideStatus.ACTIVE : OverrideStatus.EXPIRED;
    }

    private LocalDate endsUnlessRevoked(Period duration) {
        LocalDate full = grantedOn.plus(duration);
        return validUntil != null && validUntil.isBefore(full) ? validUntil.plusDays(1) : full;
    }

    @Override
    public boolean open() {
        return revokedOn == null;
    }

    @Override
    public Fact ended(LocalDate on, Instant at) {
        return new AgentOverride(
                overrideId, partnerId, competencyCode, grant, grantedOn, validUntil, grantedBy, reason, on, at);
    }

    @Override
    public List<String> key() {
        return List.of(overrideId);
    }

    @Override
    public Set<Subject> subjects() {
        String person = grant.personId();
        return person == null
                ? Set.of(Subject.partner(partnerId))
                : Set.of(Subject.partner(partnerId), Subject.person(person));
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(
                overrideId,
                partnerId,
                competencyCode,
                grant.level(),
                grant.requirementId(),
                grant.personId(),
                grant.credentialCode(),
                grantedOn,
                validUntil,
                grantedBy,
                reason,
                revokedOn,
                updatedAt);
    }
}
