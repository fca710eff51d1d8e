package dev.assay.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the known words that a misspelt one most likely means. */
public final class Nearest {
    private static final int MAX_EDITS = 2;
    private static final int SHORT = 3;

    private Nearest() {}

    /**
     * The known word with the smallest edit distance (characters inserted, removed or replaced), at most two, or one
     * for words of up to three characters; among equals the first in alphabetical order. Empty if none is that close.
     */
    public static Optional<String> to(String word, Collection<String> known) {
        int allowed = word.length() <= SHORT ? 1 : MAX_EDITS;
        return known.stream()
                .filter(candidate -> Math.abs(candidate.length() - word.length()) <= MAX_EDITS)
                .filter(candidate -> edits(word, candidate) <= allowed)
                .min(Comparator.comparingInt((String candidate) -> edits(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** The remedy; with the nearest of the known words in front of it, if one is near. */
    public static String hint(String word, Collection<String> known, String remedy) {
        return to(word, known).map(near -> hint(near, remedy)).orElse(remedy);
    }

    /** Puts the suggestion in front of a remedy: {@code did you mean X? Add it …}. */
    public static String hint(String near, String remedy) {
        return "did you mean " + near + "? " + Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1);
    }

    /**
     * The known words that differ least, ignoring case, the nearest first; those that differ in more than half of the
     * characters of the word are left out.
     */
    public static List<String> several(String word, Collection<String> known, int atMost) {
        String lower = word.toLowerCase(Locale.ROOT);
        record Near(String candidate, int edits) {}
        return known.stream()
                .map(candidate -> new Near(candidate, edits(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(near -> near.edits() * 2 <= Math.max(word.length(), 2))
                .sorted(Comparator.comparingInt(Near::edits).thenComparing(Near::candidate))
                .limit(atMost)
                .map(Near::candidate)
                .toList();
    }

    /** How many characters have to be inserted, removed or replaced to make one of the other. */
    public static int edits(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j - 1], diagonal));
            }
        }
        return row[to.length()];
    }
}
