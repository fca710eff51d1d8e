package dev.assay.feed;

/**
 * How the fields of a line are told apart.
 *
 * @param delimiter between two fields
 * @param quotes whether a field may be in double quotes, which RFC 4180 says how to write
 */
record CsvForm(char delimiter, boolean quotes) {
    static final CsvForm RFC_4180 = new CsvForm(',', true);

    /** Is in no text: Unicode keeps it free for use inside of programs. */
    private static final char NEVER = '\uFFFF';

    /** What a quoted field begins and ends with. */
    char quote() {
        return quotes ? '"' : NEVER;
    }
}
