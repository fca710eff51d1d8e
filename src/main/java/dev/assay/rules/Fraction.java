package dev.assay.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact number: points and shares that no decimal can write, such as a third of 20. Compared as fractions, never
 * rounded but to be shown.
 *
 * @param over above the line
 * @param under below it, above 0
 */
public record Fraction(BigDecimal over, BigDecimal under) implements Comparable<Fraction> {
    public static final Fraction ZERO = of(BigDecimal.ZERO);

    public Fraction {
        if (under.signum() <= 0) {
            throw new IllegalArgumentException("a fraction of " + over + " over " + under);
        }
    }

    public static Fraction of(BigDecimal number) {
        return new Fraction(number, BigDecimal.ONE);
    }

    public static Fraction of(long number) {
        return of(BigDecimal.valueOf(number));
    }

    public Fraction plus(Fraction other) {
        return under.compareTo(other.under) == 0
                ? new Fraction(over.add(other.over), under)
                : new Fraction(over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    public Fraction minus(Fraction other) {
        return plus(new Fraction(other.over.negate(), other.under));
    }

    public Fraction times(BigDecimal factor) {
        return new Fraction(over.multiply(factor), under);
    }

    /** @param divisor above 0 */
    public Fraction dividedBy(BigDecimal divisor) {
        return new Fraction(over, under.multiply(divisor));
    }

    /** The lower of both. */
    public Fraction atMost(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** The higher of both. */
    public Fraction atLeast(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** As it is shown: rounded towards minus infinity, so that what is not reached never looks reached. */
    public BigDecimal shown(int decimals) {
        return over.divide(under, decimals, RoundingMode.FLOOR);
    }

    @Override
    public int compareTo(Fraction other) {
        return under.compareTo(other.under) == 0
                ? over.compareTo(other.over)
                : over.multiply(other.under).compareTo(other.over.multiply(under));
    }
}
