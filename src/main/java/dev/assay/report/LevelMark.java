package dev.assay.report;

/**
 * A level as the page shows it: always with its name, and in a colour by its place.
 *
 * @param name as in views
 * @param label for people
 * @param fromTop how many levels of its ladder are above it; negative for no level
 */
public record LevelMark(String name, String label, int fromTop) {
    /** There are so many colours for levels; lower ones share the last. */
    private static final int COLOURS = 4;

    /** The word of the style sheet for the colour. */
    public String style() {
        return fromTop < 0 ? "lv-none" : "lv" + Math.min(fromTop, COLOURS - 1);
    }
}
