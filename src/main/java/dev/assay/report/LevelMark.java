package dev.assay.report;

/**
 * A level as shown on the page: always with its name, and in a colour according to its rank.
 *
 * @param name as in views
 * @param label for people
 * @param fromTop how many levels of its ladder are higher; negative for no level
 */
public record LevelMark(String name, String label, int fromTop) {
    /** The number of colours for levels; lower levels share the last. */
    private static final int COLOURS = 4;

    /** The CSS class of the colour. */
    public String style() {
        return fromTop < 0 ? "lv-none" : "lv" + Math.min(fromTop, COLOURS - 1);
    }
}
