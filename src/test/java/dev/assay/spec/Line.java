package dev.assay.spec;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a file of cases.
 *
 * @param file its name
 * @param number from 1
 * @param text without the indentation
 * @param indented whether it belongs to the line above that is not
 */
record Line(String file, int number, String text, boolean indented) {
    /** Matches the whole text against a pattern. */
    Optional<Matcher> match(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? Optional.of(matcher) : Optional.empty();
    }

    /** The error for a line that cannot be parsed. */
    IllegalArgumentException notUnderstood(String because) {
        return new IllegalArgumentException("%s: not understood, %s".formatted(this, because));
    }

    @Override
    public String toString() {
        return "%s:%d \"%s\"".formatted(file, number, text);
    }
}
