package dev.assay.remedy;

import dev.assay.rules.Holding;
import java.util.Collection;
import java.util.Set;

/**
 * How many more people must fulfil at least one of several holdings.
 *
 * <p>A {@code people} requirement is one headcount. A group of different people is several: its slots can be filled if and
 * only if, for every set of its members, as many people fulfil one of them as these members have slots (Hall's theorem).
 *
 * @param accepted one of them is enough; not empty
 * @param missing at least 1
 */
record Headcount(Set<Holding> accepted, int missing) {
    Headcount {
        accepted = Set.copyOf(accepted);
        if (accepted.isEmpty() || missing < 1) {
            throw new IllegalArgumentException("a headcount of " + missing + " people for " + accepted);
        }
    }

    /** True if a person with exactly these codes counts. */
    boolean counts(Collection<String> held) {
        for (Holding holding : accepted) {
            if (holding.fulfilledBy(held::contains)) {
                return true;
            }
        }
        return false;
    }
}
