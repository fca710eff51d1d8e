package dev.assay.rules;

/**
 * How the months of a metric are aggregated. Windows are whole calendar months before the month of the business date;
 * the current month never counts.
 *
 * @param kind how the months are joined
 * @param months how many months, at least 1; 1 for {@code LATEST}, where it has no meaning
 */
public record Window(Kind kind, int months) {
    /**
     * The ways to join months: their sum, their sum divided by their number, the newest that has a row, or what the
     * newest of the last three that has a row is more than the month that many months before it: as the difference, or
     * in percent of the earlier one.
     */
    public enum Kind {
        SUM,
        AVERAGE,
        LATEST,
        CHANGE,
        GROWTH
    }

    public Window {
        if (months < 1) {
            throw new IllegalArgumentException("a window of " + months + " months");
        }
    }

    /** The sum of the {@code months} whole months before the business date's month. */
    public static Window sumOver(int months) {
        return new Window(Kind.SUM, months);
    }

    /** That sum divided by {@code months}. */
    public static Window averageOver(int months) {
        return new Window(Kind.AVERAGE, months);
    }

    /**
     * The figure of the newest of the three whole months before the business date's month that has a row, less the
     * figure {@code months} months before that. Without such a row the later figure is 0, and so is the earlier one
     * where its month has no row.
     */
    public static Window changeOver(int months) {
        return new Window(Kind.CHANGE, months);
    }

    /** That change in percent of the earlier figure; 0 where the earlier figure is 0 or less. */
    public static Window growthOver(int months) {
        return new Window(Kind.GROWTH, months);
    }

    /** The newest whole month before the business date's month that has a row, however old. */
    public static Window latest() {
        return new Window(Kind.LATEST, 1);
    }
}
