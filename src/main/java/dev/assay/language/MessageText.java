package dev.assay.language;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One text of a message file. A name in braces is replaced by a value; a part in brackets is left out when a value named
 * in it is missing. What a value consists of is never read as a text.
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

    /** @throws IllegalArgumentException if a brace or a bracket is not closed, nested, or names no value */
    static MessageText of(String text) {
        if (!WELL_FORMED.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a valid text; close each { and [, name values in small letters, nest no brackets"
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
     * The text with its values.
     *
     * @param values by name; one that is null is missing
     * @throws IllegalArgumentException if a value is missing outside of brackets
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
