package dev.assay.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Parses ids, dates, months, instants and numbers as the contract writes them. Implemented by hand for speed, because
 * each row has several. Years are 1000 to 9999. Each method returns null for any other text.
 */
public final class Notation {
    /** The first instant that can be stored. */
    public static final Instant FIRST = Instant.parse("1000-01-01T00:00:00Z");
    /** The last instant that can be stored. */
    public static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private static final int FIRST_YEAR = 1000;
    private static final int DAY_LENGTH = 10;
    private static final int MONTH_LENGTH = 7;
    private static final int MICRO_DIGITS = 6;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int WIDEST_OFFSET = 18 * SECONDS_PER_HOUR;
    private static final int NONE = -1;
    private static final int LONGEST_ID = 40;
    private static final int MOST_INTEGER_DIGITS = 15;
    private static final int MOST_DECIMALS = 4;

    private Notation() {}

    /** True for a valid id: 1 to 40 of {@code A-Z a-z 0-9 . _ -}. */
    public static boolean isId(String text) {
        boolean valid = !text.isEmpty() && text.length() <= LONGEST_ID;
        for (int i = 0; valid && i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            valid = letter || c >= '0' && c <= '9' || c == '.' || c == '_' || c == '-';
        }
        return valid;
    }

    /** {@code uuuu-MM-dd}, an existing date. */
    public static @Nullable LocalDate day(String text) {
        return text.length() == DAY_LENGTH ? dayAt(text) : null;
    }

    /** {@code uuuu-MM}. */
    public static @Nullable YearMonth month(String text) {
        if (text.length() != MONTH_LENGTH || text.charAt(4) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        return year < FIRST_YEAR || month < 1 || month > 12 ? null : YearMonth.of(year, month);
    }

    /**
     * {@code uuuu-MM-ddTHH:mm[:ss[.f]]} with one to six digits of fraction, then {@code Z}, {@code ±HH:mm} or {@code
     * ±HH:mm:ss} (at most 18 hours).
     */
    public static @Nullable Instant instant(String text) {
        LocalDate day = text.length() > DAY_LENGTH && text.charAt(DAY_LENGTH) == 'T' ? dayAt(text) : null;
        int end = timeEnd(text);
        int time = time(text, DAY_LENGTH + 1, Math.min(end, DAY_LENGTH + 9));
        int micros = micros(text, end);
        int offset = offset(text, end);
        if (day == null || time == NONE || micros == NONE || Math.abs(offset) > WIDEST_OFFSET) {
            return null;
        }
        Instant instant = Instant.ofEpochSecond(day.toEpochDay() * SECONDS_PER_DAY + time - offset, micros * 1000L);
        return instant.isBefore(FIRST) || instant.isAfter(LAST) ? null : instant;
    }

    private static @Nullable LocalDate dayAt(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DAY_LENGTH);
        if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1) {
            return null;
        }
        return day > YearMonth.of(year, month).lengthOfMonth() ? null : LocalDate.of(year, month, day);
    }

    /** The position of the offset, or the length if there is none. */
    private static int timeEnd(String text) {
        for (int i = DAY_LENGTH; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'Z' || c == '+' || c == '-') {
                return i;
            }
        }
        return text.length();
    }

    /** The seconds of {@code HH:mm} or {@code HH:mm:ss} within a day, or NONE. */
    private static int time(String text, int from, int to) {
        int length = to - from;
        boolean shaped = (length == 5 || length == 8 && text.charAt(from + 5) == ':') && text.charAt(from + 2) == ':';
        if (!shaped) {
            return NONE;
        }
        int hours = number(text, from, from + 2);
        int minutes = number(text, from + 3, from + 5);
        int seconds = length == 5 ? 0 : number(text, from + 6, to);
        boolean valid = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 && seconds < 60;
        return valid ? hours * SECONDS_PER_HOUR + minutes * SECONDS_PER_MINUTE + seconds : NONE;
    }

    private static int micros(String text, int end) {
        int point = DAY_LENGTH + 9;
        if (end <= point) {
            return 0;
        }
        int digits = end - point - 1;
        if (text.charAt(point) != '.' || digits < 1 || digits > MICRO_DIGITS) {
            return NONE;
        }
        int micros = number(text, point + 1, end);
        for (int i = digits; i < MICRO_DIGITS && micros > 0; i++) {
            micros *= 10;
        }
        return micros;
    }

    /** The offset from UTC in seconds, or more than any offset can be. */
    private static int offset(String text, int at) {
        if (at == text.length() - 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        int seconds = at < text.length() && text.charAt(at) != 'Z' ? time(text, at + 1, text.length()) : NONE;
        if (seconds == NONE) {
            return Integer.MAX_VALUE;
        }
        return text.charAt(at) == '-' ? -seconds : seconds;
    }

    /** The value of the ASCII digits in {@code [from, to)}, or NONE if one is not a digit. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /**
     * {@code -?digits[.digits]} in ASCII, with at most 4 decimals and at most 15 digits before the point, not counting
     * leading zeros; null for anything else.
     */
    public static @Nullable BigDecimal decimal(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        int point = digitsFrom(text, first);
        int end = point < text.length() && text.charAt(point) == '.' ? digitsFrom(text, point + 1) : point;
        int decimals = end - point - 1;
        boolean shaped = point > first && end == text.length() && decimals != 0 && decimals <= MOST_DECIMALS;
        return shaped && significant(text, first, point) <= MOST_INTEGER_DIGITS ? new BigDecimal(text) : null;
    }

    private static int digitsFrom(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static int significant(String text, int from, int to) {
        int i = from;
        while (i < to && text.charAt(i) == '0') {
            i++;
        }
        return to - i;
    }
}
