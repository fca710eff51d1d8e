package dev.assay.mapping;

import java.util.List;

/**
 * How a source spells what patterns leave open.
 *
 * @param months the twelve months, each with all its names where a pattern has {@code MMMM}
 * @param shortMonths the same where it has {@code MMM}
 * @param firstYear the first of the hundred years that {@code yy} may mean: 1970 makes 70 to 99 the years 1970 to 1999,
 *     and 00 to 69 the years 2000 to 2069
 */
record Spelling(List<List<String>> months, List<List<String>> shortMonths, int firstYear) {
    /** The first of the years that two digits mean, where a mapping says nothing. */
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

    /** English names, and no other language's, as those of a JDK differ from version to version. */
    static final Spelling USUAL = new Spelling(
            ENGLISH,
            each("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
            FIRST_YEAR);

    private static List<List<String>> each(String... names) {
        return List.of(names).stream().map(List::of).toList();
    }

    /** With these names of months, for {@code MMM} and {@code MMMM} alike. */
    Spelling withMonths(List<List<String>> names) {
        return new Spelling(names, names, firstYear);
    }

    Spelling withFirstYear(int year) {
        return new Spelling(months, shortMonths, year);
    }
}
