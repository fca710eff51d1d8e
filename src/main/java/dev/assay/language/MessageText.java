package dev.assay.language;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One text of a message file. A placeholder in braces is replaced by a value; a part in brackets is omitted if a value
 * in it is missing. Values are never interpreted as texts.
 *
 * <p>Example: {@code {person} left[ on {day}]} without a day is {@code u17 left}.
 */
final class MessageText {
    private static final Pattern PART = Pattern.compile("\\[([^\\[\\]]*)]|([^\\[\\]]+)");
    private static final Pattern NAME = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern WELL_FORMED =
            Pattern.compile("(?:[^\\[\\]{}]|\\{[a-z]+}|\\[(?:[^\\[\\]{}]|\\{[a-z]+})*])*");

    private final String text;

    private MessageText(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException if a brace or bracket is unclosed, nested, or contains no valid name */
    static MessageText of(String text) {
        if (!WELL_FORMED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a valid text; close each { and [, write names of values in lower case, and do not nest brackets"
                            .formatted(text));
        }
        return new MessageText(text);
    }

    /** The names of the values. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /**
     * Fills in values.
     *
     * @param values by name; null = missing
     * @throws IllegalArgumentException if a value outside of brackets is missing
     */
    String with(Map<String, @Nullable String> values) {
        StringBuilder said = new StringBuilder();
        Matcher part = PART.matcher(text);
        while (part.find()) {
            String optional = part.group(1);
            if (optional == null) {
                said.append(filled(part.group(2), values));
            } else if (hasAll(optional, values)) {
                said.append(filled(optional, values));
            }
        }
        return said.toString();
    }

    private static boolean hasAll(String part, Map<String, @Nullable String> values) {
        return NAME.matcher(part).results().allMatch(name -> values.get(name.group(1)) != null);
    }

    private String filled(String part, Map<String, @Nullable String> values) {
        return NAME.matcher(part).replaceAll(name -> {
            String value = values.get(name.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for {%s} in \"%s\"".formatted(name.group(1), text));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
