package dev.assay.operation;

/**
 * Text from outside (feeds, names of files and readers, messages of drivers) in a form for display: no character of
 * it controls a terminal, begins a line of a log, or changes the direction of adjacent text.
 */
public final class Visible {
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Visible() {}

    /**
     * The text, with controls, line ends, format characters such as direction marks, and halves of surrogate pairs
     * written as {@code \u001b}. Joiners are kept: scripts and emoji need them, and they are harmless.
     */
    public static String of(String text) {
        int safe = 0;
        while (safe < text.length() && plain(text.charAt(safe))) {
            safe++;
        }
        if (safe == text.length()) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(visible, c));
        return visible.toString();
    }

    /** The same, but line feeds and tabs are kept. */
    public static String lines(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\t') {
                visible.appendCodePoint(c);
            } else {
                append(visible, c);
            }
        });
        return visible.toString();
    }

    private static boolean plain(char c) {
        return c >= ' ' && c < 0x7F;
    }

    private static void append(StringBuilder visible, int c) {
        if (!hidden(c)) {
            visible.appendCodePoint(c);
            return;
        }
        for (char half : Character.toChars(c)) {
            visible.append(String.format("\\u%04x", (int) half));
        }
    }

    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }
}
