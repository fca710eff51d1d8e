package dev.assay.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A monthly figure over time, in whole numbers.
 *
 * @param base about what the first months report
 * @param gain by how much each later month exceeds the one that many {@code months} before it
 * @param percent by how many percent it does, at least; only one of the two is above 0
 * @param months between the months that are compared
 */
record Course(BigDecimal base, BigDecimal gain, BigDecimal percent, int months) {
    /** How the months of a growing figure differ, in percent. */
    private static final int[] SEASON = {0, 4, 1, 6, 3, 8, 2, 5, 9, 1, 7, 3};

    private static final int YEAR = 12;

    /** The same in every month. */
    static Course steady(BigDecimal value) {
        return new Course(value, BigDecimal.ZERO, BigDecimal.ZERO, YEAR);
    }

    /** True if it gains anything. */
    boolean rises() {
        return gain.signum() > 0 || percent.signum() > 0;
    }

    /** The higher base and the larger gains of both. */
    Course and(Course other) {
        Course faster = other.gain.compareTo(gain) > 0 || other.percent.compareTo(percent) > 0 ? other : this;
        return new Course(base.max(other.base), faster.gain, faster.percent, faster.months);
    }

    /**
     * What a month reports.
     *
     * @param month from 0
     */
    BigDecimal value(int month) {
        int rounds = month / months;
        if (percent.signum() == 0) {
            BigDecimal gained = gain.multiply(BigDecimal.valueOf(month));
            return base.setScale(0, RoundingMode.CEILING)
                    .add(gained.divide(BigDecimal.valueOf(months), 0, RoundingMode.DOWN));
        }
        BigDecimal value = raised(base, BigDecimal.valueOf(SEASON[month % months % YEAR]));
        for (int i = 0; i < rounds; i++) {
            value = raised(value, percent);
        }
        return value;
    }

    /** What a month reports if nothing has been gained since the one that it is compared with. */
    BigDecimal stagnant(int month) {
        return value(month - months);
    }

    private static BigDecimal raised(BigDecimal value, BigDecimal percent) {
        return value.add(value.multiply(percent).movePointLeft(2)).setScale(0, RoundingMode.CEILING);
    }
}
