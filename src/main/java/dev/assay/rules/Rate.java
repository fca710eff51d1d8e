package dev.assay.rules;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many points units give.
 *
 * @param points so many points ...
 * @param units ... for so many units, above 0
 * @param capped never more than {@code points} in all
 */
public record Rate(BigDecimal points, BigDecimal units, boolean capped) {
    public Rate {
        if (points.signum() <= 0 || units.signum() <= 0) {
            throw new IllegalArgumentException("%s points for %s units: both must be above 0".formatted(points, units));
        }
    }

    /** So many points for each unit. */
    public static Rate perUnit(BigDecimal points) {
        return new Rate(points, BigDecimal.ONE, false);
    }

    /** So many points in all, reached in equal parts at so many units. */
    public static Rate fullAt(BigDecimal worth, BigDecimal units) {
        return new Rate(worth, units, true);
    }

    /** The points that so many units give, whatever a cap says. */
    public Fraction points(Fraction units) {
        return units.times(points).dividedBy(this.units);
    }

    /** The most points; null if nothing limits them. */
    @Nullable
    BigDecimal most() {
        return capped ? points : null;
    }
}
