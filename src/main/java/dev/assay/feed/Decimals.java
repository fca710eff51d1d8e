package dev.assay.feed;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The strict reader of figures. */
final class Decimals {
    private static final int MOST_INTEGER_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;

    private Decimals() {}

    /**
     * {@code -?digits[.digits]} in ASCII, with at most 4 decimals and, leading zeros aside, 15 digits before the point;
     * null for anything else.
     */
    static @Nullable BigDecimal read(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int point = digitsFrom(text, first);
        int end = point < text.length() && text.charAt(point) == '.' ? digitsFrom(text, point + 1) : point;
        int decimals = end - point - 1;
        boolean shaped = point > first && end == text.length() && decimals != 0 && decimals <= MOST_DECIMALS;
        return shaped && significant(text, first, point) <= MOST_INTEGER_DIGITS ? new BigDecimal(text) : null;
    }

    private static int digitsFrom(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static int significant(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) == '0') {
            i++;
        }
        return to - i;
    }
}
