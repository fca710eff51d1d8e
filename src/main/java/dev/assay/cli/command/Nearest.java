package dev.assay.cli.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who wrote something that does not exist. */
public final class Nearest {
    private Nearest() {}

    /** The candidates that differ least, the nearest first; those that differ in more than a half are left out. */
    public static List<String> of(String written, Collection<String> candidates, int atMost) {
        String lower = written.toLowerCase(Locale.ROOT);
        record Near(String candidate, int distance) {}
        return candidates.stream()
                .map(candidate -> new Near(candidate, distance(lower, candidate.toLowerCase(Locale.ROOT))))
                .filter(near -> near.distance() * 2 <= Math.max(written.length(), 2))
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::candidate))
                .limit(atMost)
                .map(Near::candidate)
                .toList();
    }

    /** How many characters have to be put in, left out or replaced to make one of the other. */
    static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(replaced, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }
}
