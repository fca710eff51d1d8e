package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evidence about a partner, such as a validation by an auditor.
 *
 * @param attestationCode canonical
 * @param attestedOn first day
 * @param validUntil last day, which counts whole; null = as long as its kind is valid
 * @param revokedOn first day on which it no longer holds; null = not revoked
 */
public record Attestation(
        String partnerId,
        String attestationCode,
        LocalDate attestedOn,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate revokedOn,
        Instant updatedAt)
        implements Fact {
    /**
     * The first day on which it no longer holds: the earliest of the day after {@code validUntil}, the attestation plus
     * the time for which its kind is valid, and {@code revokedOn}; null = no end.
     *
     * <p>Example: attested on 10 March 2026 and valid for a year, it holds through 9 March 2027.
     *
     * @param validFor for how long its kind is valid; null = without limit
     */
    public @Nullable LocalDate endsOn(@Nullable Period validFor) {
        LocalDate end = validUntil == null || validUntil.equals(LocalDate.MAX) ? null : validUntil.plusDays(1);
        end = earlier(end, validFor == null ? null : attestedOn.plus(validFor));
        return earlier(end, revokedOn);
    }

    /** True if it holds on the day. */
    public boolean heldOn(LocalDate day, @Nullable Period validFor) {
        LocalDate end = endsOn(validFor);
        return !attestedOn.isAfter(day) && (end == null || day.isBefore(end));
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
        return a == null || b != null && b.isBefore(a) ? b : a;
    }

    @Override
    public Feed feed() {
        return Feed.ATTESTATIONS;
    }

    @Override
    public List<String> key() {
        return List.of(partnerId, attestationCode, attestedOn.toString());
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.partner(partnerId));
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(partnerId, attestationCode, attestedOn, validUntil, revokedOn, updatedAt);
    }
}
