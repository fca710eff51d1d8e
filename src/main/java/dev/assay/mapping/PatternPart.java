package dev.assay.mapping;

import java.util.List;

/**
 * A field or a character that stands for itself.
 *
 * @param field one of the letters, or {@link #ITSELF}
 * @param literal the character, if it stands for itself
 * @param least the fewest characters of a field
 * @param most the most
 * @param index that of the field among the letters
 */
record PatternPart(char field, char literal, int least, int most, int index) {
    /** The letters of fields; where each stands here is its index. */
    static final String LETTERS = "yMdHmsSX";

    /** The field of a character that stands for itself. */
    static final char ITSELF = '\0';

    /** The index of the day; the first of a month where there is none. */
    static final int DAY = 2;

    /** The most decimals of a second. */
    static final int MOST_DECIMALS = 9;

    /** How an offset is written, {@code #} being a digit. */
    static final List<String> OFFSETS = List.of("Z", "+##", "-##", "+####", "-####", "+##:##", "-##:##");

    private static final int WIDEST_OFFSET = 18 * 3600;

    PatternPart(char field, char literal, int least, int most) {
        this(field, literal, least, most, LETTERS.indexOf(field));
    }

    /** True for a character that stands for itself. */
    boolean stands() {
        return field == ITSELF;
    }

    /** True if it has as many characters in every text. */
    boolean hasItsPlace() {
        return least == most && field != 'X';
    }

    /** Where the text goes on; -1 if it is not written so. */
    int read(String text, int at, int[] values) {
        if (stands()) {
            return at < text.length() && text.charAt(at) == literal ? at + 1 : -1;
        }
        return field == 'X' ? offset(text, at, values) : digits(text, at, values);
    }

    private int digits(String text, int from, int[] values) {
        int number = 0;
        int at = from;
        int end = Math.min(text.length(), from + most);
        while (at < end && digit(text, at)) {
            number = number * 10 + text.charAt(at) - '0';
            at++;
        }
        for (int i = at - from; field == 'S' && i < MOST_DECIMALS; i++) {
            number *= 10;
        }
        values[index] = number;
        return at - from < least ? -1 : at;
    }

    private int offset(String text, int from, int[] values) {
        if (from < text.length() && text.charAt(from) == 'Z') {
            return from + 1;
        }
        for (int i = OFFSETS.size() - 1; i > 0; i--) {
            String form = OFFSETS.get(i);
            if (fits(form, text, from)) {
                int end = from + form.length();
                int hours = Integer.parseInt(text, from + 1, from + 3, 10);
                int minutes = form.length() > 3 ? Integer.parseInt(text, end - 2, end, 10) : 0;
                int seconds = (hours * 60 + minutes) * 60;
                values[index] = form.charAt(0) == '-' ? -seconds : seconds;
                return minutes < 60 && seconds <= WIDEST_OFFSET ? end : -1;
            }
        }
        return -1;
    }

    private static boolean fits(String form, String text, int from) {
        boolean fits = text.length() >= from + form.length();
        for (int i = 0; fits && i < form.length(); i++) {
            fits = form.charAt(i) == '#' ? digit(text, from + i) : text.charAt(from + i) == form.charAt(i);
        }
        return fits;
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
