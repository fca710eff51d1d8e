package dev.assay.mapping;

import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One way to write days and times, made ready for reading. Strict: each field has the digits that its letters say, and
 * a day or time that does not exist is none. Letters: {@code yyyy}; {@code MM}, {@code dd}, {@code HH}, {@code mm},
 * {@code ss} of two digits; {@code M}, {@code d}, {@code H} of one or two; {@code S} one to nine decimals of a second,
 * zeros after the sixth; {@code X} an offset, {@code Z}, {@code +05}, {@code +0530} or {@code +05:30}. Other characters
 * stand for themselves; letters do so in single quotes.
 */
final class TimePattern {
    private static final int FIRST_YEAR = 1000;
    private static final char DIGIT = '\0';

    private final String written;
    private final List<PatternPart> parts;
    private final PatternPart[] ready;
    private final PatternHead head;
    private final boolean timed;
    private final boolean withOffset;

    private TimePattern(String written, List<PatternPart> parts) {
        this.written = written;
        this.parts = parts;
        this.ready = parts.toArray(PatternPart[]::new);
        this.head = PatternHead.of(parts);
        this.timed = has('H');
        this.withOffset = has('X');
    }

    /**
     * Makes a pattern ready.
     *
     * @throws IllegalArgumentException if it is none, saying what is wrong and what to write
     */
    static TimePattern of(String written) {
        List<PatternPart> parts = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (quoted || !Character.isLetter(c)) {
                parts.add(new PatternPart(PatternPart.ITSELF, c, 1, 1));
            } else {
                int length = 1;
                while (i + 1 < written.length() && written.charAt(i + 1) == c) {
                    i++;
                    length++;
                }
                parts.add(part(c, length));
            }
        }
        TimePattern pattern = new TimePattern(written, List.copyOf(parts));
        pattern.check(quoted);
        return pattern;
    }

    private static PatternPart part(char letter, int length) {
        boolean fits = letter == 'y' ? length == 4 : letter == 'X' || letter == 'S' ? length == 1 : length <= 2;
        if (PatternPart.LETTERS.indexOf(letter) < 0 || !fits || (letter == 'm' || letter == 's') && length == 1) {
            throw new IllegalArgumentException(
                    "'%s' means nothing in it; its letters are yyyy, MM or M, dd or d, HH or H, mm, ss, S and X, others go into single quotes"
                            .formatted(String.valueOf(letter).repeat(length)));
        }
        return switch (letter) {
            case 'y' -> new PatternPart(letter, DIGIT, length, length);
            case 'S' -> new PatternPart(letter, DIGIT, 1, PatternPart.MOST_DECIMALS);
            default -> new PatternPart(letter, DIGIT, length, 2);
        };
    }

    private void check(boolean quoteOpen) {
        for (int i = 0; i + 1 < parts.size(); i++) {
            PatternPart part = parts.get(i);
            if (part.least() < part.most()
                    && !parts.get(i + 1).stands()
                    && parts.get(i + 1).field() != 'X') {
                throw new IllegalArgumentException(
                        "it does not say where '%s' ends; write two letters or something between"
                                .formatted(part.field()));
            }
        }
        for (char field : PatternPart.LETTERS.toCharArray()) {
            if (parts.stream().filter(part -> part.field() == field).count() > 1) {
                throw new IllegalArgumentException("'%s' stands twice in it; write it once".formatted(field));
            }
        }
        boolean whole = has('y') && has('M') && (!timed || has('d') && has('m'));
        boolean orderly =
                (!has('m') || timed) && (!has('s') || has('m')) && (!has('S') || has('s')) && (!withOffset || timed);
        if (quoteOpen || !whole || !orderly) {
            throw new IllegalArgumentException("it is no whole day or time; write one such as dd/MM/yyyy HH:mm");
        }
    }

    private boolean has(char field) {
        return parts.stream().anyMatch(part -> part.field() == field);
    }

    boolean withDay() {
        return has('d');
    }

    boolean withTime() {
        return timed;
    }

    boolean withOffset() {
        return withOffset;
    }

    /** The patterns as they are told to people. */
    static String told(List<TimePattern> patterns) {
        return patterns.stream().map(pattern -> pattern.written).collect(Collectors.joining(" or "));
    }

    /** What the text says; null if it is not written so, or says something that does not exist. */
    @Nullable
    Reading read(String text) {
        int[] values = new int[PatternPart.LETTERS.length()];
        values[PatternPart.DAY] = 1;
        int at = head.read(text, values);
        for (int i = head.parts(); i < ready.length && at >= 0; i++) {
            at = ready[i].read(text, at, values);
        }
        return at == text.length() && exists(values) ? new Reading(values, timed, withOffset) : null;
    }

    private static boolean exists(int[] values) {
        int year = values[0];
        int month = values[1];
        return year >= FIRST_YEAR
                && month >= 1
                && month <= 12
                && values[PatternPart.DAY] >= 1
                && (values[PatternPart.DAY] <= 28
                        || values[PatternPart.DAY] <= Month.of(month).length(Year.isLeap(year)))
                && values[3] < 24
                && values[4] < 60
                && values[5] < 60
                && values[6] % 1000 == 0;
    }

    /** True if some text could be read by both, so that one would have to guess. */
    boolean clashesWith(TimePattern other) {
        Set<String> common = new HashSet<>(shapes());
        common.retainAll(other.shapes());
        return !common.isEmpty();
    }

    /** All texts that fit, with each digit as the same character. */
    private Set<String> shapes() {
        Set<String> shapes = new LinkedHashSet<>(Set.of(""));
        for (PatternPart part : parts) {
            Set<String> longer = new LinkedHashSet<>();
            for (String shape : shapes) {
                if (part.stands()) {
                    longer.add(shape + (part.literal() >= '0' && part.literal() <= '9' ? DIGIT : part.literal()));
                } else if (part.field() == 'X') {
                    PatternPart.OFFSETS.forEach(form -> longer.add(shape + form.replace('#', DIGIT)));
                } else {
                    for (int digits = part.least(); digits <= part.most(); digits++) {
                        longer.add(shape + String.valueOf(DIGIT).repeat(digits));
                    }
                }
            }
            shapes = longer;
        }
        return shapes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimePattern pattern && pattern.written.equals(written);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(written);
    }

    @Override
    public String toString() {
        return written;
    }
}
