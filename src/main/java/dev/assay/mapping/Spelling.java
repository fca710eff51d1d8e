package dev.assay.mapping;

import java.util.List;

/**
 * How a source spells what patterns do not define.
 *
 * @param months the twelve months, each with all its names for {@code MMMM}
 * @param shortMonths the same for {@code MMM}
 * @param firstYear the first of the hundred years that {@code yy} can mean: with 1970, 70 to 99 are 1970 to 1999, and
 *     00 to 69 are 2000 to 2069
 */
record Spelling(List<List<String>> months, List<List<String>> shortMonths, int firstYear) {
    /** The default first year for two digits. */
    static final int FIRST_YEAR = 1970;

    private static final List<List<String>> ENGLISH = each(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    /** Built-in English names only, because those of a JDK differ from version to version. */
    static final Spelling USUAL = new Spelling(
            ENGLISH,
            each("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
            FIRST_YEAR);

    private static List<List<String>> each(String... names) {
        return List.of(names).stream().map(List::of).toList();
    }

    /** The same spelling with these names of months, for both {@code MMM} and {@code MMMM}. */
    Spelling withMonths(List<List<String>> names) {
        return new Spelling(names, names, firstYear);
    }

    Spelling withFirstYear(int year) {
        return new Spelling(months, shortMonths, year);
    }
}
