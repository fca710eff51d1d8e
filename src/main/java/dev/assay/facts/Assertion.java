package dev.assay.facts;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An achievement as stated by one credential that was issued to a person. Several credentials may state the same
 * achievement: those that were issued again for the same day.
 *
 * @param id identifies it at its issuer
 * @param achievement as it states it, revoked if it says so itself
 */
public record Assertion(AssertionId id, Achievement achievement) {
    private static final Comparator<Assertion> LATER_WORD = Comparator.comparing(
                    (Assertion assertion) -> assertion.achievement.updatedAt())
            .thenComparing(assertion -> assertion.achievement.canonicalText(), Fact.byCodePoint());

    /**
     * The effect of this version, arriving now, on the stored one: of two with the same instant the revoked one
     * prevails.
     */
    public Fact.Effect on(@Nullable Assertion stored) {
        if (stored == null) {
            return Fact.Effect.APPLIED;
        }
        Achievement known = stored.achievement;
        if (achievement.updatedAt().equals(known.updatedAt())
                && (achievement.revokedOn() == null) != (known.revokedOn() == null)) {
            return achievement.revokedOn() != null ? Fact.Effect.APPLIED : Fact.Effect.STALE;
        }
        return achievement.on(known);
    }

    /**
     * What all credentials behind one achievement state together. It is revoked only when each of them is, by itself or
     * by its id, and then on the day on which the last one is; otherwise the latest version that is not revoked counts.
     * Its {@code updatedAt} is the latest of all.
     *
     * @param behind those of one person, credential code and day; not empty
     * @param revocations may include those of other credentials
     */
    public static Achievement together(Collection<Assertion> behind, Collection<AssertionRevocation> revocations) {
        List<Assertion> standing = behind.stream()
                .filter(assertion -> assertion.revokedOn(revocations) == null)
                .toList();
        Achievement word = (standing.isEmpty() ? behind : standing)
                .stream().max(LATER_WORD).orElseThrow().achievement;
        @Nullable
        LocalDate revokedOn = standing.isEmpty()
                ? behind.stream()
                        .map(assertion -> assertion.revokedOn(revocations))
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                : null;
        return new Achievement(
                word.personId(),
                word.credentialCode(),
                word.earnedOn(),
                word.validUntil(),
                revokedOn,
                behind.stream()
                        .flatMap(assertion -> Stream.concat(
                                Stream.of(assertion.achievement.updatedAt()),
                                assertion.matching(revocations).map(AssertionRevocation::updatedAt)))
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** First day on which it is no longer held, for whichever revocation comes first; null = it is not revoked. */
    private @Nullable LocalDate revokedOn(Collection<AssertionRevocation> revocations) {
        return Stream.concat(
                        Stream.ofNullable(achievement.revokedOn()),
                        matching(revocations).map(revocation -> revocation.from(achievement.earnedOn())))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<AssertionRevocation> matching(Collection<AssertionRevocation> revocations) {
        return revocations.stream().filter(revocation -> revocation.id().mayBe(id));
    }
}
