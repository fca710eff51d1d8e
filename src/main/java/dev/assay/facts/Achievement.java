package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A credential that one person holds for some time.
 *
 * @param credentialCode canonical
 * @param earnedOn first day
 * @param validUntil last day, inclusive; null = never expires
 * @param revokedOn first day on which it is no longer held; null = not revoked
 */
public record Achievement(
        String personId,
        String credentialCode,
        LocalDate earnedOn,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate revokedOn,
        Instant updatedAt)
        implements Fact, Item {
    @Override
    public Feed feed() {
        return Feed.ACHIEVEMENTS;
    }

    /**
     * The first day on which it is no longer held, disregarding the rulebook: the earlier of the day after {@code
     * validUntil} and {@code revokedOn}; null = no end.
     */
    public @Nullable LocalDate endsOn() {
        LocalDate expires = validUntil == null || validUntil.equals(LocalDate.MAX) ? null : validUntil.plusDays(1);
        return expires == null || revokedOn != null && revokedOn.isBefore(expires) ? revokedOn : expires;
    }

    /** True if it is held on the day, disregarding the rulebook. */
    public boolean heldOn(LocalDate day) {
        // without endsOn(), for speed: called many thousand times a night
        return !earnedOn.isAfter(day)
                && (validUntil == null || !day.isAfter(validUntil))
                && (revokedOn == null || day.isBefore(revokedOn));
    }

    /**
     * Example: a credential that ended on 1 March ended on 1 April by a correction. They differ until 1 April, also if the
     * one expired and the other was revoked on that day: the causes of a loss name which.
     */
    @Override
    public LocalDate differsUntil(@Nullable Fact before) {
        if (!(before instanceof Achievement known)) {
            return endOr(LocalDate.MAX);
        }
        if (Objects.equals(validUntil, known.validUntil) && Objects.equals(revokedOn, known.revokedOn)) {
            return LocalDate.MIN;
        }
        LocalDate end = endOr(LocalDate.MAX);
        LocalDate knownEnd = known.endOr(LocalDate.MAX);
        return end.isAfter(knownEnd) ? end : knownEnd;
    }

    private LocalDate endOr(LocalDate never) {
        LocalDate end = endsOn();
        return end == null ? never : end;
    }

    /** True without a revocation: one with the same instant may be about another award. */
    @Override
    public boolean preferred() {
        return open();
    }

    @Override
    public boolean open() {
        return revokedOn == null;
    }

    @Override
    public Fact ended(LocalDate on, Instant at) {
        return new Achievement(personId, credentialCode, earnedOn, validUntil, on, at);
    }

    @Override
    public List<String> key() {
        return List.of(personId, credentialCode, earnedOn.toString());
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.person(personId));
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(personId, credentialCode, earnedOn, validUntil, revokedOn, updatedAt);
    }
}
