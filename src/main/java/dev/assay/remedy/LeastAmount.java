package dev.assay.remedy;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds out by how much a figure has to rise. */
final class LeastAmount {
    /** More than any figure can be. */
    static final BigDecimal ENOUGH = BigDecimal.TEN.pow(13);

    /** Amounts are looked for in steps of 0.0001. */
    private static final int DECIMALS = 4;

    private LeastAmount() {}

    /**
     * The least amount above 0 that suffices; empty if none does, as with a growth from 0.
     *
     * @param suffices true of every amount from the least on
     */
    static Optional<BigDecimal> that(Predicate<BigDecimal> suffices) {
        if (!suffices.test(ENOUGH)) {
            return Optional.empty();
        }
        long below = 0;
        long enough = 1;
        while (!suffices.test(amount(enough))) {
            below = enough;
            enough *= 2;
        }
        while (enough - below > 1) {
            long middle = below + (enough - below) / 2;
            if (suffices.test(amount(middle))) {
                enough = middle;
            } else {
                below = middle;
            }
        }
        return Optional.of(amount(enough));
    }

    private static BigDecimal amount(long steps) {
        return BigDecimal.valueOf(steps, DECIMALS);
    }
}
