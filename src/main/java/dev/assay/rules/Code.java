package dev.assay.rules;

import java.util.Locale;
import java.util.regex.Pattern;

/** The canonical form of codes: credentials, metrics, competencies, paths and benefits. */
public final class Code {
    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern ENDS = Pattern.compile("^\\s+|\\s+$", Pattern.UNICODE_CHARACTER_CLASS);

    private Code() {}

    /**
     * The canonical form of a code: trimmed, upper-cased, each run of inner whitespace replaced by one {@code -}.
     *
     * <p>Example: {@code " mb2  714 "} becomes {@code "MB2-714"}.
     *
     * @param written the code as written; blank gives an empty string
     */
    public static String canonical(String written) {
        if (isCanonical(written)) {
            return written;
        }
        // not strip(), which keeps the no-break spaces that spreadsheets write
        String trimmed = ENDS.matcher(written).replaceAll("");
        return BLANKS.matcher(trimmed).replaceAll("-").toUpperCase(Locale.ROOT);
    }

    private static boolean isCanonical(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
            if (!plain) {
                return false;
            }
        }
        return true;
    }
}
