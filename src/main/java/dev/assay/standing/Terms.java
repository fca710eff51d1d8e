package dev.assay.standing;

import dev.assay.facts.Membership;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Determines which of a partner's memberships is active. */
public final class Terms {
    private static final Comparator<Membership> PREFERENCE =
            Comparator.comparing(Membership::level).thenComparing(Membership::startsOn);

    private Terms() {}

    /** The membership that is active on the day; of several the higher level, then the later start. */
    public static Optional<Membership> activeOn(LocalDate day, Collection<Membership> memberships) {
        return memberships.stream()
                .filter(membership -> membership.activeOn(day))
                .max(PREFERENCE);
    }
}
