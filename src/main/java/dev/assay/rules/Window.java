package dev.assay.rules;

/**
 * How the months of a metric are aggregated. Windows are whole calendar months before the month of the business date;
 * the current month never counts.
 *
 * @param kind how the months are joined
 * @param months how many months, at least 1; 1 for {@code LATEST}, where it has no meaning
 */
public record Window(Kind kind, int months) {
    /** The ways to join months: their sum, their sum divided by their number, or the newest that has a row. */
    public enum Kind {
        SUM,
        AVERAGE,
        LATEST
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

    /** The newest whole month before the business date's month that has a row, however old. */
    public static Window latest() {
        return new Window(Kind.LATEST, 1);
    }
}
