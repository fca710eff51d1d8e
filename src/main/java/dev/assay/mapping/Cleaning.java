package dev.assay.mapping;

import dev.assay.facts.Sha256;
import dev.assay.rules.Code;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A way to normalize a value. */
enum Cleaning {
    /** To upper case. */
    UPPER {
        @Override
        String of(String value) {
            return value.toUpperCase(Locale.ROOT);
        }
    },
    /** Each run of whitespace becomes one space. */
    COLLAPSE {
        @Override
        String of(String value) {
            if (!hasBlanks(value)) {
                return value;
            }
            StringBuilder collapsed = new StringBuilder(value.length());
            boolean blank = false;
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                boolean also = blank(c);
                if (!also) {
                    collapsed.append(c);
                } else if (!blank) {
                    collapsed.append(' ');
                }
                blank = also;
            }
            return collapsed.toString().strip();
        }
    },
    /**
     * Makes a code from any text, such as a title: commas and control characters become spaces, and a code of more than
     * 64 characters is truncated to 55 and extended by a hyphen and the first 8 hex digits of its SHA-256, so that
     * different titles stay different.
     */
    CODE {
        @Override
        String of(String value) {
            StringBuilder plain = new StringBuilder(value);
            for (int i = 0; i < plain.length(); i++) {
                if (plain.charAt(i) == ',' || Character.isISOControl(plain.charAt(i))) {
                    plain.setCharAt(i, ' ');
                }
            }
            String code = Code.canonical(plain.toString());
            return code.length() <= LONGEST_CODE ? code : cut(code) + '-' + digest(code);
        }
    };

    private static final int LONGEST_CODE = 64;
    private static final int KEPT = 55;
    private static final int DIGEST_BYTES = 4;

    /** Returns an empty value if nothing is left. */
    abstract String of(String value);

    /** The cleaning with that name in mappings, in lower case. */
    static Optional<Cleaning> named(String id) {
        return Arrays.stream(values())
                .filter(cleaning -> cleaning.name().toLowerCase(Locale.ROOT).equals(id))
                .findFirst();
    }

    private static boolean blank(char c) {
        return c <= ' ' || c > '~' && (Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    /** True if there is whitespace other than single spaces. */
    private static boolean hasBlanks(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (blank(c) && (c != ' ' || i + 1 < value.length() && blank(value.charAt(i + 1)))) {
                return true;
            }
        }
        return false;
    }

    private static String cut(String code) {
        return code.substring(0, Character.isHighSurrogate(code.charAt(KEPT - 1)) ? KEPT - 1 : KEPT);
    }

    private static String digest(String code) {
        return HexFormat.of().withUpperCase().formatHex(Sha256.of(code), 0, DIGEST_BYTES);
    }
}
