package dev.assay.rules;

/** What a partner shows or has earned, in rising order: {@code NONE < SILVER < GOLD}. */
public enum Level {
    NONE,
    SILVER,
    GOLD;

    /** True if this level is as high as the other or higher. */
    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }

    /** True if this level is strictly lower than the other. */
    public boolean below(Level other) {
        return compareTo(other) < 0;
    }

    /** The lower of the two. */
    public static Level lower(Level a, Level b) {
        return a.below(b) ? a : b;
    }

    /** The higher of the two. */
    public static Level higher(Level a, Level b) {
        return a.below(b) ? b : a;
    }
}
