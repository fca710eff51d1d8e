package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.mapping.SourceField;
import org.jspecify.annotations.Nullable;

/** How a value from outside is shown to people. */
final class Shown {
    private static final int LONGEST = 60;
    /** Stands for what is not shown. */
    static final String MASK = "***";

    private Shown() {}

    /** Like {@link #of(String)}; of the feed of aliases, which names people, no value is shown. */
    static String of(Feed feed, String value) {
        return feed == Feed.ALIASES ? '\'' + MASK + '\'' : of(value);
    }

    /** The record as it stood; of the feed of aliases nothing: what is rejected may have an alias in any column. */
    static String of(Feed feed, RawRecord record) {
        return feed == Feed.ALIASES ? MASK : record.text();
    }

    /** The value of a field; three asterisks if that tells who somebody is, nothing if it is empty. */
    static String masked(SourceField field, @Nullable String value) {
        return value == null ? "" : field.personal() ? MASK : value;
    }

    /** In single quotes, cut after 60 characters, with control characters as {@code \u001f}. */
    static String of(String value) {
        StringBuilder shown = new StringBuilder(value.length() + 2).append('\'');
        String cut = cut(value, LONGEST);
        for (int i = 0; i < cut.length(); i++) {
            char c = cut.charAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append("\\u%04x".formatted((int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.append(cut.length() < value.length() ? "…'" : "'").toString();
    }

    /** At most so many UTF-16 units of the text from its beginning, never half of a surrogate pair. */
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
