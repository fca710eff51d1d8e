package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An issuer has revoked a credential, of which no more than its id is said. It may come before the credential itself,
 * and nothing that the credential says later takes it back.
 *
 * @param revokedOn first day on which it is no longer held; null = the day on which it was issued
 * @param updatedAt when the source said so, to the microsecond
 */
public record AssertionRevocation(AssertionId id, @Nullable LocalDate revokedOn, Instant updatedAt) {
    /** What this word, arriving now, does to the stored one of the same id: lists repeat themselves, so the first counts. */
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
