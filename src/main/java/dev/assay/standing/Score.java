package dev.assay.standing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Points of a competency, without zeros at the end.
 *
 * @param have rounded down to 4 decimals
 * @param need how many are asked for
 */
public record Score(BigDecimal have, BigDecimal need) {
    public Score {
        have = plain(have);
        need = plain(need);
    }

    /** Null if either is null. */
    public static @Nullable Score of(@Nullable BigDecimal have, @Nullable BigDecimal need) {
        return have == null || need == null ? null : new Score(have, need);
    }

    /** As in {@code 62.5 of 70 points}. */
    @Override
    public String toString() {
        return "%s of %s points".formatted(have.toPlainString(), need.toPlainString());
    }

    private static BigDecimal plain(BigDecimal points) {
        return points.signum() == 0
                ? BigDecimal.ZERO
                : new BigDecimal(points.stripTrailingZeros().toPlainString());
    }
}
