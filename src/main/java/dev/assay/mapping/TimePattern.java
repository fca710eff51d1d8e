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
    private static final String FIELDS = "yMdHmsSX";
    private static final int DAY = 2;
    private static final int FIRST_YEAR = 1000;
    private static final int MOST_DECIMALS = 9;
    private static final int WIDEST_OFFSET = 18 * 3600;
    private static final char DIGIT = '\0';
    private static final List<String> OFFSETS = List.of("Z", "+##", "-##", "+####", "-####", "+##:##", "-##:##");

    private final String written;
    private final List<Part> parts;
    private final Part[] ready;
    private final Head head;
    private final boolean timed;
    private final boolean withOffset;

    /**
     * A field or a character that stands for itself.
     *
     * @param field one of the letters, or 0
     * @param index that of the field among the letters
     */
    private record Part(char field, char literal, int least, int most, int index) {
        Part(char field, char literal, int least, int most) {
            this(field, literal, least, most, FIELDS.indexOf(field));
        }

        /** Where the text goes on; -1 if it is not written so. */
        int read(String text, int at, int[] values) {
            if (field == DIGIT) {
                return at < text.length() && text.charAt(at) == literal ? at + 1 : -1;
            }
            return field == 'X' ? offset(text, at, values) : digits(text, at, values);
        }

        private int digits(String text, int from, int[] values) {
            int number = 0;
            int at = from;
            int end = Math.min(text.length(), from + most);
            while (at < end && digit(text, at)) {
                number = number * 10 + text.charAt(at) - '0';
                at++;
            }
            for (int i = at - from; field == 'S' && i < MOST_DECIMALS; i++) {
                number *= 10;
            }
            values[index] = number;
            return at - from < least ? -1 : at;
        }

        private int offset(String text, int from, int[] values) {
            if (from == text.length() - 1 && text.charAt(from) == 'Z') {
                return from + 1;
            }
            for (int i = OFFSETS.size() - 1; i > 0; i--) {
                String form = OFFSETS.get(i);
                if (fits(form, text, from)) {
                    int end = from + form.length();
                    int hours = Integer.parseInt(text, from + 1, from + 3, 10);
                    int minutes = form.length() > 3 ? Integer.parseInt(text, end - 2, end, 10) : 0;
                    int seconds = (hours * 60 + minutes) * 60;
                    values[index] = form.charAt(0) == '-' ? -seconds : seconds;
                    return minutes < 60 && seconds <= WIDEST_OFFSET ? end : -1;
                }
            }
            return -1;
        }

        private static boolean fits(String form, String text, int from) {
            boolean fits = text.length() >= from + form.length();
            for (int i = 0; fits && i < form.length(); i++) {
                fits = form.charAt(i) == '#' ? digit(text, from + i) : text.charAt(from + i) == form.charAt(i);
            }
            return fits;
        }

        private static boolean digit(String text, int at) {
            return text.charAt(at) >= '0' && text.charAt(at) <= '9';
        }
    }

    /**
     * The parts that a pattern begins with as long as each has its place, read in one go.
     *
     * @param parts how many they are
     * @param length of the text that they read
     * @param literals two numbers for each character that stands for itself: where it is, and which
     * @param fields three numbers for each field: which it is, where it begins, and where it ends
     */
    private record Head(int parts, int length, int[] literals, int[] fields) {
        static Head of(List<Part> parts) {
            List<Integer> literals = new ArrayList<>();
            List<Integer> fields = new ArrayList<>();
            int length = 0;
            int count = 0;
            for (Part part : parts) {
                if (part.least < part.most || part.field == 'X') {
                    break;
                }
                if (part.field == DIGIT) {
                    literals.addAll(List.of(length, (int) part.literal));
                } else {
                    fields.addAll(List.of(part.index, length, length + part.most));
                }
                length += part.most;
                count++;
            }
            return new Head(count, length, numbers(literals), numbers(fields));
        }

        private static int[] numbers(List<Integer> list) {
            return list.stream().mapToInt(Integer::intValue).toArray();
        }

        /** Where the text goes on; -1 if it is not written so. */
        int read(String text, int[] values) {
            if (text.length() < length) {
                return -1;
            }
            for (int i = 0; i < literals.length; i += 2) {
                if (text.charAt(literals[i]) != literals[i + 1]) {
                    return -1;
                }
            }
            for (int i = 0; i < fields.length; i += 3) {
                int number = 0;
                for (int at = fields[i + 1]; at < fields[i + 2]; at++) {
                    int digit = text.charAt(at) - '0';
                    if (digit < 0 || digit > 9) {
                        return -1;
                    }
                    number = number * 10 + digit;
                }
                values[fields[i]] = number;
            }
            return length;
        }
    }

    private TimePattern(String written, List<Part> parts) {
        this.written = written;
        this.parts = parts;
        this.ready = parts.toArray(Part[]::new);
        this.head = Head.of(parts);
        this.timed = has('H');
        this.withOffset = has('X');
    }

    /**
     * Makes a pattern ready.
     *
     * @throws IllegalArgumentException if it is none, saying what is wrong and what to write
     */
    static TimePattern of(String written) {
        List<Part> parts = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (quoted || !Character.isLetter(c)) {
                parts.add(new Part(DIGIT, c, 1, 1));
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

    private static Part part(char letter, int length) {
        boolean fits = letter == 'y' ? length == 4 : letter == 'X' || letter == 'S' ? length == 1 : length <= 2;
        if (FIELDS.indexOf(letter) < 0 || !fits || (letter == 'm' || letter == 's') && length == 1) {
            throw new IllegalArgumentException(
                    "'%s' means nothing in it; its letters are yyyy, MM or M, dd or d, HH or H, mm, ss, S and X, others go into single quotes"
                            .formatted(String.valueOf(letter).repeat(length)));
        }
        return switch (letter) {
            case 'y' -> new Part(letter, DIGIT, length, length);
            case 'S' -> new Part(letter, DIGIT, 1, MOST_DECIMALS);
            default -> new Part(letter, DIGIT, length, 2);
        };
    }

    private void check(boolean quoteOpen) {
        for (int i = 0; i + 1 < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.least < part.most && parts.get(i + 1).field != DIGIT && parts.get(i + 1).field != 'X') {
                throw new IllegalArgumentException(
                        "it does not say where '%s' ends; write two letters or something between".formatted(part.field));
            }
        }
        for (char field : FIELDS.toCharArray()) {
            if (parts.stream().filter(part -> part.field == field).count() > 1) {
                throw new IllegalArgumentException("'%s' stands twice in it; write it once".formatted(field));
            }
        }
        boolean whole = has('y') && has('M') && (!timed || has('d') && has('m'));
        boolean orderly = (!has('m') || timed) && (!has('s') || has('m')) && (!has('S') || has('s')) && (!withOffset || timed);
        if (quoteOpen || !whole || !orderly) {
            throw new IllegalArgumentException("it is no whole day or time; write one such as dd/MM/yyyy HH:mm");
        }
    }

    private boolean has(char field) {
        return parts.stream().anyMatch(part -> part.field == field);
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
        int[] values = new int[FIELDS.length()];
        values[DAY] = 1;
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
                && values[DAY] >= 1
                && (values[DAY] <= 28 || values[DAY] <= Month.of(month).length(Year.isLeap(year)))
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
        for (Part part : parts) {
            Set<String> longer = new LinkedHashSet<>();
            for (String shape : shapes) {
                if (part.field == DIGIT) {
                    longer.add(shape + (part.literal >= '0' && part.literal <= '9' ? DIGIT : part.literal));
                } else if (part.field == 'X') {
                    OFFSETS.forEach(form -> longer.add(shape + form.replace('#', DIGIT)));
                } else {
                    for (int digits = part.least; digits <= part.most; digits++) {
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
