package dev.assay.mapping;

import java.time.Month;
import java.time.Year;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of letters. Each field has as many digits as its letters: {@code yyyy}; {@code yy} for a year within the
 * hundred years of the spelling; {@code MM}, {@code dd}, {@code HH}, {@code hh}, {@code mm}, {@code ss} two digits;
 * {@code M}, {@code d}, {@code H}, {@code h} one or two; {@code MMM}, {@code MMMM} the name of a month; {@code a} AM or
 * PM, with {@code hh} from 12 to 11; {@code S} one to nine decimals of a second; {@code X} an offset, {@code Z}, {@code
 * +05}, {@code +0530} or {@code +05:30}. Other characters are literals; letters are literals in single quotes.
 */
final class LetterPattern extends TimePattern {
    private static final int FIRST_YEAR = 1000;
    private static final List<List<String>> HALVES = List.of(List.of("AM"), List.of("PM"));
    private static final String LETTERS =
            "yyyy or yy, MM, M, MMM or MMMM, dd or d, HH or H, hh or h with a, mm, ss, S and X";

    private final List<PatternPart> parts;
    private final PatternPart[] ready;
    private final PatternHead head;
    private final boolean timed;
    private final boolean withOffset;
    private final boolean halved;
    /** 0 if years have four digits. */
    private final int firstYear;

    private LetterPattern(String written, List<PatternPart> parts, Spelling spelling) {
        super(written);
        this.parts = parts;
        this.ready = parts.toArray(PatternPart[]::new);
        this.head = PatternHead.of(parts);
        this.halved = has('h');
        this.timed = has('H') || halved;
        this.withOffset = has('X');
        this.firstYear =
                parts.stream().anyMatch(part -> part.field() == 'y' && part.most() == 2) ? spelling.firstYear() : 0;
    }

    /** @throws IllegalArgumentException if it is not a valid pattern; says what is wrong and what to write */
    static LetterPattern of(String written, Spelling spelling) {
        List<PatternPart> parts = new ArrayList<>();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (quoted || !Character.isLetter(c)) {
                parts.add(PatternPart.itself(c));
            } else {
                int length = 1;
                while (i + 1 < written.length() && written.charAt(i + 1) == c) {
                    i++;
                    length++;
                }
                parts.add(part(c, length, spelling));
            }
        }
        LetterPattern pattern = new LetterPattern(written, List.copyOf(parts), spelling);
        pattern.check(quoted);
        return pattern;
    }

    private static PatternPart part(char letter, int length, Spelling spelling) {
        boolean fits =
                switch (letter) {
                    case 'y' -> length == 2 || length == 4;
                    case 'M' -> length <= 4;
                    case 'd', 'H', 'h' -> length <= 2;
                    case 'm', 's' -> length == 2;
                    case 'S', 'X', 'a' -> length == 1;
                    default -> false;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "'%s' has no meaning in a pattern; its letters are %s, write others in single quotes"
                            .formatted(String.valueOf(letter).repeat(length), LETTERS));
        }
        if (letter == 'M' && length > 2) {
            return PatternPart.words(letter, length == 3 ? spelling.shortMonths() : spelling.months(), 1);
        }
        return switch (letter) {
            case 'a' -> PatternPart.words(letter, HALVES, 0);
            case 'y' -> PatternPart.digits(letter, length, length);
            case 'S' -> PatternPart.digits(letter, 1, PatternPart.MOST_DECIMALS);
            default -> PatternPart.digits(letter, length, 2);
        };
    }

    private void check(boolean quoteOpen) {
        for (int i = 0; i + 1 < parts.size(); i++) {
            if (parts.get(i).isOpenEnded() && parts.get(i + 1).isDigits()) {
                throw new IllegalArgumentException("the end of '%s' is ambiguous; write two letters, or a separator"
                        .formatted(parts.get(i).field()));
            }
        }
        for (char field : PatternPart.LETTERS.toCharArray()) {
            if (parts.stream().filter(part -> part.field() == field).count() > 1) {
                throw new IllegalArgumentException("'%s' occurs twice in it; write it once".formatted(field));
            }
        }
        if (halved != has('a') || halved && has('H')) {
            throw new IllegalArgumentException(
                    "'h' is the hour before or after noon; write it with 'a' and without 'H'");
        }
        boolean whole = has('y') && has('M') && (!timed || has('d') && has('m'));
        boolean orderly =
                (!has('m') || timed) && (!has('s') || has('m')) && (!has('S') || has('s')) && (!withOffset || timed);
        if (quoteOpen || !whole || !orderly) {
            throw new IllegalArgumentException("it is not a complete date or time; write one such as dd/MM/yyyy HH:mm");
        }
    }

    private boolean has(char field) {
        return parts.stream().anyMatch(part -> part.field() == field);
    }

    @Override
    boolean withDay() {
        return has('d');
    }

    @Override
    boolean withTime() {
        return timed;
    }

    @Override
    boolean withOffset() {
        return withOffset;
    }

    @Override
    @Nullable
    Reading read(String text) {
        int[] values = new int[PatternPart.LETTERS.length()];
        values[PatternPart.DAY] = 1;
        int at = head.read(text, values);
        for (int i = head.parts(); i < ready.length && at >= 0; i++) {
            at = ready[i].read(text, at, values);
        }
        if (at != text.length()) {
            return null;
        }
        if (firstYear > 0) {
            values[PatternPart.YEAR] = firstYear + Math.floorMod(values[PatternPart.YEAR] - firstYear, 100);
        }
        if (halved) {
            int hour = values[PatternPart.HOUR_OF_TWELVE];
            if (hour < 1 || hour > 12) {
                return null;
            }
            values[PatternPart.HOUR] = hour % 12 + 12 * values[PatternPart.AFTERNOON];
        }
        return exists(values) ? new Reading(values, timed, withOffset) : null;
    }

    private static boolean exists(int[] values) {
        int year = values[PatternPart.YEAR];
        int month = values[PatternPart.MONTH];
        int day = values[PatternPart.DAY];
        return year >= FIRST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)))
                && values[PatternPart.HOUR] < 24
                && values[PatternPart.MINUTE] < 60
                && values[PatternPart.SECOND] < 60;
    }

    @Override
    Set<String> shapes() {
        Set<String> shapes = new LinkedHashSet<>(Set.of(""));
        for (PatternPart part : parts) {
            Set<String> longer = new LinkedHashSet<>();
            List<String> forms = forms(part);
            shapes.forEach(shape -> forms.forEach(form -> longer.add(shape + form)));
            shapes = longer;
        }
        return shapes;
    }

    private static List<String> forms(PatternPart part) {
        if (part.stands()) {
            boolean digit = part.literal() >= '0' && part.literal() <= '9';
            return List.of(digit ? String.valueOf(DIGIT) : folded(String.valueOf(part.literal())));
        }
        if (part.field() == 'X') {
            return PatternPart.OFFSETS.stream()
                    .map(form -> folded(form).replace('#', DIGIT))
                    .toList();
        }
        if (!part.words().isEmpty()) {
            return part.words().stream()
                    .flatMap(List::stream)
                    .map(word -> folded(word).replaceAll("[0-9]", String.valueOf(DIGIT)))
                    .toList();
        }
        List<String> forms = new ArrayList<>();
        for (int digits = part.least(); digits <= part.most(); digits++) {
            forms.add(String.valueOf(DIGIT).repeat(digits));
        }
        return forms;
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
