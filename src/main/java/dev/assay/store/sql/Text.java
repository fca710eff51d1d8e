package dev.assay.store.sql;

import org.jspecify.annotations.Nullable;

/** Strings that have to fit a column. */
public final class Text {
    private Text() {}

    /** The string truncated to {@code most} characters, never in the middle of a surrogate pair. */
    public static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most));
    }
}
