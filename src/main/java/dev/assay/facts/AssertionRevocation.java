package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An issuer has revoked a credential, of which no more than its id is said. It may come before the credential itself.
 *
 * @param revokedOn first day on which it is no longer held; null = the day on which it was issued
 * @param updatedAt when the source said so, to the microsecond
 */
public record AssertionRevocation(AssertionId id, @Nullable LocalDate revokedOn, Instant updatedAt) {
    /** True if this one, and not the other, says since when: the later word, or of two at once the earlier day. */
    public boolean winsOver(AssertionRevocation other) {
        int later = updatedAt.compareTo(other.updatedAt);
        return later != 0 ? later > 0 : from().isBefore(other.from());
    }

    private LocalDate from() {
        return revokedOn == null ? LocalDate.MIN : revokedOn;
    }
}
