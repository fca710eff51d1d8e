package dev.assay.cli.progress;

import dev.assay.operation.Visible;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a step is, in one line. Pure: it knows neither a clock nor a terminal.
 *
 * @param step its name
 * @param part what it is at, such as a file; empty if nothing is to be said
 * @param from where it began: rates are of what was done since
 * @param done of {@code total}, what was done before it began included
 * @param total 0 if it is not known
 * @param elapsed since it began
 */
record ProgressLine(String step, String part, long from, long done, long total, Duration elapsed) {
    private static final int STEP = 12;
    private static final int SHORTEST_PART = 12;
    private static final String BETWEEN = "  ";
    private static final String CUT = "...";

    /**
     * The line, as full as the columns allow: the bar is left out first, then the rate, the time left, and at last the
     * part, whose middle is cut before.
     *
     * @param columns at least 1; the line never takes more
     */
    String fit(int columns) {
        String head = pad(step, STEP);
        for (List<String> figures : figures()) {
            String tail = figures.stream().map(figure -> BETWEEN + figure).collect(Collectors.joining());
            int room = columns - width(head) - width(tail);
            if (part.isEmpty() && room >= 0) {
                return (head + tail).stripTrailing();
            }
            int needed = Math.min(SHORTEST_PART, width(part)) + BETWEEN.length();
            if (!part.isEmpty() && room >= needed) {
                return head + BETWEEN + shortened(part, room - BETWEEN.length()) + tail;
            }
        }
        return part.isEmpty() ? shortened(step, columns) : withoutPart().fit(columns);
    }

    /** What is to be said when it has ended: how much was done since it began, in what time, at what rate. */
    String ended() {
        long counted = done - from;
        if (counted <= 0) {
            return took();
        }
        return "%s in %s%s"
                .formatted(number(counted), took(), rate().map(r -> ", " + r).collect(Collectors.joining()));
    }

    private ProgressLine withoutPart() {
        return new ProgressLine(step, "", from, done, total, elapsed);
    }

    /** From the fullest to the leanest. */
    private List<List<String>> figures() {
        if (total <= 0) {
            List<String> count = done > 0 ? List.of(number(done)) : List.of(clock(elapsed.toSeconds()));
            return List.of(Stream.concat(count.stream(), rate()).toList(), count, List.of());
        }
        String count = "%s of %s".formatted(number(done), number(total));
        return List.of(
                Stream.of(Stream.of(bar(20), count), rate(), left())
                        .flatMap(s -> s)
                        .toList(),
                Stream.of(Stream.of(bar(10), count), rate(), left())
                        .flatMap(s -> s)
                        .toList(),
                Stream.of(Stream.of(count), rate(), left()).flatMap(s -> s).toList(),
                Stream.concat(Stream.of(count), left()).toList(),
                List.of(count),
                List.of(percent() + " %"));
    }

    private long percent() {
        return Math.min(100, done * 100 / total);
    }

    private String bar(int width) {
        int full = (int) (percent() * width / 100);
        return "[%s%s]".formatted("#".repeat(full), ".".repeat(width - full));
    }

    /** A rate over less than a second would jump about. */
    private Stream<String> rate() {
        return done > from && elapsed.toMillis() >= 1000
                ? Stream.of(number(Math.round((done - from) * 1000.0 / elapsed.toMillis())) + "/s")
                : Stream.empty();
    }

    private Stream<String> left() {
        if (done <= from || done >= total || elapsed.toMillis() < 1000) {
            return Stream.empty();
        }
        double millis = (double) elapsed.toMillis() * (total - done) / (done - from);
        return Stream.of(clock((long) Math.ceil(millis / 1000)) + " left");
    }

    private String took() {
        return elapsed.toSeconds() < 60
                ? String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0)
                : clock(elapsed.toSeconds());
    }

    private static String clock(long seconds) {
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with its middle cut out, so that a file keeps what its name begins and ends with. */
    private static String shortened(String text, int columns) {
        String shown = Visible.of(text);
        if (width(shown) <= columns) {
            return shown;
        }
        if (columns <= CUT.length()) {
            return CUT.substring(0, columns);
        }
        int room = columns - CUT.length();
        String end = new StringBuilder(start(new StringBuilder(shown).reverse().toString(), room / 2))
                .reverse()
                .toString();
        return start(shown, room - width(end)) + CUT + end;
    }

    private static String start(String text, int columns) {
        StringBuilder start = new StringBuilder();
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > columns) {
                break;
            }
            start.appendCodePoint(c);
        }
        return start.toString();
    }

    static int width(String text) {
        return text.codePoints().map(ProgressLine::width).sum();
    }

    /** Letters from Hangul on may take two columns: better too little on a line than one that wraps. */
    private static int width(int codePoint) {
        return codePoint < 0x1100 ? 1 : 2;
    }
}
