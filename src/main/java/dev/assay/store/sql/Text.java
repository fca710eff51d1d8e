package dev.assay.store.sql;

import org.jspecify.annotations.Nullable;

/** Texts that have to fit a column. */
public final class Text {
    private Text() {}

    /** The text, or as much of its beginning as {@code most} characters, never half of one. */
    public static @Nullable String cut(@Nullable String text, int most) {
        if (text == null || text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most));
    }
}
