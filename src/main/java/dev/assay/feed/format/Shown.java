package dev.assay.feed.format;

import dev.assay.facts.Feed;
import dev.assay.mapping.SourceField;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Formats values from outside for display. */
public final class Shown {
    private static final int LONGEST = 60;
    private static final BitSet UNSEEN = BitSet.valueOf(new long[] {
        1L << Character.CONTROL
                | 1L << Character.FORMAT
                | 1L << Character.SURROGATE
                | 1L << Character.SPACE_SEPARATOR
                | 1L << Character.LINE_SEPARATOR
                | 1L << Character.PARAGRAPH_SEPARATOR
    });
    private static final String OF_ITSELF =
            "(?s) ?(\\((start marker at|not recognized as|consider enabling|`)|: enable `).*";
    /** Replaces what is not shown. */
    public static final String MASK = "***";

    private Shown() {}

    /** Like {@link #of(String)}; for the feed of aliases, which contains personal data, no value is shown. */
    public static String of(Feed feed, String value) {
        return feed == Feed.ALIASES ? '\'' + MASK + '\'' : of(value);
    }

    /** The record as it was; hidden for the feed of aliases, because any column of a rejected row may hold an alias. */
    public static String of(Feed feed, RawRecord record) {
        return feed == Feed.ALIASES ? MASK : record.text();
    }

    /** The value of a field; three asterisks if it is personal data, empty if it is empty. */
    public static String masked(SourceField field, @Nullable String value) {
        return value == null ? "" : field.personal() ? MASK : value;
    }

    /**
     * In single quotes, truncated to 60 characters. What cannot be seen, or not be told from a space, is shown by its
     * number: control and format characters and other spaces as {@code \u00a0}, and so is half of a surrogate pair.
     */
    public static String of(String value) {
        StringBuilder shown = new StringBuilder(value.length() + 2).append('\'');
        String cut = cut(value, LONGEST);
        cut.codePoints().forEach(c -> {
            if (c != ' ' && UNSEEN.get(Character.getType(c))) {
                shown.append("\\u%04x".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.append(cut.length() < value.length() ? "…'" : "'").toString();
    }

    /** At most that many UTF-16 units from the beginning of the text, never half of a surrogate pair. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** What a JSON parser says is wrong, without what it says of itself and without control characters. */
    public static String ofParser(String message, int longest) {
        return cut(
                message.replaceAll(OF_ITSELF, "")
                        .replaceAll(", from `[^`]*`", "")
                        .replaceAll("\\p{Cntrl}", " "),
                longest);
    }
}
