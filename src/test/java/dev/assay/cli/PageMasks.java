package dev.assay.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts one fixed value in the place of what differs from run to run and from machine to machine, so that pages show what
 * is printed:
 *
 * <ul>
 *   <li>the folder of the installation is {@code /opt/assay}; paths relative to it stay relative
 *   <li>an instant of this machine's clock is {@code 2018-04-03 02:15:00}, in whatever form it is printed
 *   <li>a delivery by hand is named by that instant too
 *   <li>a duration is {@code 1.0 s}, a rate is {@code 100/s}, both with the width that they had
 *   <li>blanks at the end of a line are left out
 * </ul>
 */
final class PageMasks {
    /** Where the pages have the program installed. */
    static final String INSTALLATION = "/opt/assay";

    private static final Pattern INSTANT =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)([ T])(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?");
    private static final Pattern BY_HAND = Pattern.compile("-by-hand-\\d{8}T\\d{12}Z");
    /** A label and behind it, in a column that is aligned on the left, a duration. */
    private static final Pattern LABELLED = Pattern.compile("(?m)^( *[a-z]+ +)(?:\\d+ min )?[\\d,]+(?:\\.\\d)? s$");

    private static final Pattern DURATION = Pattern.compile(" *\\b(?:\\d+ min )?[\\d,]+(?:\\.\\d)? s\\b");
    private static final Pattern RATE = Pattern.compile(" *\\b[\\d,.]+/s\\b");

    private final Path home;
    private final Path current;
    private final Instant began = Instant.now();

    PageMasks(Path home, Path current) {
        this.home = home;
        this.current = current;
    }

    /** What a page shows of what was printed. */
    List<String> shown(String printed) {
        String text = printed.replace(current + "/", "")
                .replace(current.toString(), ".")
                .replace(home.toString(), INSTALLATION);
        text = replace(INSTANT, text, this::instant);
        text = replace(BY_HAND, text, found -> "-by-hand-20180403T021500000000Z");
        text = replace(LABELLED, text, found -> found.group(1) + "1.0 s");
        text = replace(DURATION, text, found -> padded("1.0 s", found.group()));
        text = replace(RATE, text, found -> padded("100/s", found.group()));
        return text.stripTrailing().lines().map(String::stripTrailing).toList();
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(by.apply(found)));
    }

    private String instant(MatchResult found) {
        Instant instant =
                LocalDateTime.parse(found.group(1) + "T" + found.group(3)).toInstant(ZoneOffset.UTC);
        boolean ours = instant.isAfter(began.minusSeconds(2))
                && instant.isBefore(Instant.now().plusSeconds(2));
        return ours ? "2018-04-03" + found.group(2) + "02:15:00" : found.group();
    }

    /** Where it stands at the right edge of a column it stays there; after a single blank it only takes the place. */
    private static String padded(String value, String found) {
        int blanks =
                found.startsWith("  ") ? Math.max(1, found.length() - value.length()) : found.startsWith(" ") ? 1 : 0;
        return " ".repeat(blanks) + value;
    }
}
