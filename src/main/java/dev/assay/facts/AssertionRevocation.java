package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The revocation of a credential that states only its id. It may arrive before the credential itself, and no later
 * version of the credential cancels it.
 *
 * @param revokedOn first day on which it is no longer held; null = the day on which it was issued
 * @param updatedAt when the source stated it, to the microsecond
 */
public record AssertionRevocation(AssertionId id, @Nullable LocalDate revokedOn, Instant updatedAt) {
    /**
     * The effect of this revocation, arriving now, on the stored one with the same id: lists repeat entries, so the
     * first counts.
     */
    public Fact.Effect on(@Nullable AssertionRevocation stored) {
        if (stored == null) {
            return Fact.Effect.APPLIED;
        }
        int earlier = updatedAt.compareTo(stored.updatedAt);
        if (earlier == 0) {
            earlier = from(LocalDate.MIN).compareTo(stored.from(LocalDate.MIN));
        }
        return earlier < 0 ? Fact.Effect.APPLIED : earlier == 0 ? Fact.Effect.UNCHANGED : Fact.Effect.STALE;
    }

    /** First day on which a credential that was issued on a day is no longer held. */
    LocalDate from(LocalDate issuedOn) {
        return revokedOn == null || revokedOn.isBefore(issuedOn) ? issuedOn : revokedOn;
    }
}
