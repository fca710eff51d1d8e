package dev.assay.mapping;

import java.util.List;

/**
 * A field of a pattern, or a literal character.
 *
 * @param field one of the letters, or {@link #ITSELF}
 * @param literal the character, if it is a literal
 * @param least the minimum number of digits of a field
 * @param most the maximum
 * @param words the words allowed instead of digits, by value starting with {@code first}, each with all its spellings;
 *     empty = digits
 * @param first the value of the first word
 * @param index of the field among the values
 */
record PatternPart(char field, char literal, int least, int most, List<List<String>> words, int first, int index) {
    /** The letters of fields; the position of each is its index among the values. */
    static final String LETTERS = "yMdHmsSXha";

    /** The field of a literal character. */
    static final char ITSELF = '\0';

    static final int YEAR = 0;
    static final int MONTH = 1;
    /** The default: the first day of a month. */
    static final int DAY = 2;

    static final int HOUR = 3;
    static final int MINUTE = 4;
    static final int SECOND = 5;
    static final int NANOS = 6;
    static final int OFFSET = 7;
    static final int HOUR_OF_TWELVE = 8;
    static final int AFTERNOON = 9;

    /** The maximum number of decimals of a second. */
    static final int MOST_DECIMALS = 9;

    /** The forms of an offset, with {@code #} for a digit. */
    static final List<String> OFFSETS = List.of("Z", "+##", "-##", "+####", "-####", "+##:##", "-##:##");

    private static final int WIDEST_OFFSET = 18 * 3600;

    static PatternPart itself(char literal) {
        return new PatternPart(ITSELF, literal, 1, 1, List.of(), 0, -1);
    }

    static PatternPart digits(char field, int least, int most) {
        return new PatternPart(field, ITSELF, least, most, List.of(), 0, LETTERS.indexOf(field));
    }

    static PatternPart words(char field, List<List<String>> words, int first) {
        return new PatternPart(field, ITSELF, 0, 0, words, first, LETTERS.indexOf(field));
    }

    /** True for a literal character. */
    boolean stands() {
        return field == ITSELF;
    }

    /** True if it reads a variable number of digits. */
    boolean isOpenEnded() {
        return least < most && field != 'X';
    }

    /** True for a field of digits. */
    boolean isDigits() {
        return !stands() && words.isEmpty() && field != 'X';
    }

    /** True if it has the same length in every text. */
    boolean hasItsPlace() {
        return stands() || isDigits() && least == most;
    }

    /** The position after this part; -1 if the text does not match. */
    int read(String text, int at, int[] values) {
        if (stands()) {
            return at < text.length() && text.charAt(at) == literal ? at + 1 : -1;
        }
        if (field == 'X') {
            return offset(text, at, values);
        }
        return words.isEmpty() ? digits(text, at, values) : word(text, at, values);
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

    /** The longest word that matches, ignoring case. */
    private int word(String text, int from, int[] values) {
        int longest = 0;
        for (int i = 0; i < words.size(); i++) {
            for (String word : words.get(i)) {
                if (word.length() > longest && text.regionMatches(true, from, word, 0, word.length())) {
                    longest = word.length();
                    values[index] = first + i;
                }
            }
        }
        return longest == 0 ? -1 : from + longest;
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
                values[OFFSET] = form.charAt(0) == '-' ? -seconds : seconds;
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
