package dev.assay.mapping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** A date or time as written in a text, before a zone is applied. */
final class Reading {
    private final int[] values;
    private final boolean timed;
    private final boolean withOffset;

    /** @param values year, month, day, hour, minute, second, nanoseconds, and UTC offset in seconds; not copied */
    Reading(int[] values, boolean timed, boolean withOffset) {
        this.values = values;
        this.timed = timed;
        this.withOffset = withOffset;
    }

    /** An instant, in UTC. */
    static Reading of(Instant instant) {
        LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        int[] values = {
            time.getYear(),
            time.getMonthValue(),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano(),
            0
        };
        return new Reading(values, true, true);
    }

    /** True if it has a time of day; otherwise the time is midnight. */
    boolean timed() {
        return timed;
    }

    boolean withOffset() {
        return withOffset;
    }

    int offset() {
        return values[PatternPart.OFFSET];
    }

    /** True if it is not a whole number of microseconds. */
    boolean finerThanMicros() {
        return values[PatternPart.NANOS] % 1000 != 0;
    }

    LocalDate day() {
        return LocalDate.of(values[0], values[1], values[2]);
    }

    LocalDateTime time() {
        return LocalDateTime.of(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
    }

    /** {@code uuuu-MM-dd}. */
    String dayText() {
        byte[] text = new byte[10];
        putDay(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** {@code uuuu-MM}. */
    String monthText() {
        return dayText().substring(0, 7);
    }

    /** {@code uuuu-MM-ddTHH:mm:ss[.SSSSSS]Z}, as if it were a time in UTC. */
    String utcText() {
        byte[] text = new byte[values[6] == 0 ? 20 : 27];
        putDay(text);
        text[10] = 'T';
        put(text, 11, values[3], 2);
        text[13] = ':';
        put(text, 14, values[4], 2);
        text[16] = ':';
        put(text, 17, values[5], 2);
        if (values[6] != 0) {
            text[19] = '.';
            put(text, 20, values[6] / 1000, 6);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void putDay(byte[] text) {
        put(text, 0, values[0], 4);
        text[4] = '-';
        put(text, 5, values[1], 2);
        text[7] = '-';
        put(text, 8, values[2], 2);
    }

    private static void put(byte[] text, int from, int number, int digits) {
        int rest = number;
        for (int i = from + digits - 1; i >= from; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
