package dev.assay.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a column requires a date or time.
 *
 * @param zone the zone of times without an offset, and of the calendar day of times with one; null if neither is needed
 * @param overlap which of two instants an ambiguous local time means; null = it is rejected
 * @param exclusive the time is the first moment that is excluded, so that midnight belongs to the day before; a date
 *     without a time is included
 */
record TimeForm(Kind kind, @Nullable ZoneId zone, @Nullable Overlap overlap, boolean exclusive) {
    enum Kind {
        /** The date as written, or the date of the time. */
        DAY,
        /** Its month. */
        MONTH,
        /** The instant, or the first one of the date. */
        INSTANT
    }

    /** Which of two instants with the same local time is meant, when clocks are set back. */
    enum Overlap {
        EARLIER,
        LATER
    }

    TimeForm(Kind kind, @Nullable ZoneId zone) {
        this(kind, zone, null, false);
    }

    /** True if a pattern needs a zone. */
    static boolean needsZone(Kind kind, TimePattern pattern) {
        return kind == Kind.INSTANT ? !pattern.withOffset() : pattern.withTime();
    }

    /** In the form of the feeds; null if it is {@link #objection not possible}. */
    @Nullable
    String write(Reading reading) {
        if (kind == Kind.INSTANT) {
            return reading.finerThanMicros() ? null : instant(reading);
        }
        if (exclusive && reading.timed() || reading.withOffset() && zone != null) {
            LocalDate day = day(reading);
            return kind == Kind.DAY ? day.toString() : YearMonth.from(day).toString();
        }
        return kind == Kind.DAY ? reading.dayText() : reading.monthText();
    }

    private LocalDate day(Reading reading) {
        LocalDateTime time = reading.time();
        if (reading.withOffset() && zone != null) {
            time = time.atOffset(offset(reading)).atZoneSameInstant(zone).toLocalDateTime();
        }
        return exclusive ? time.minusNanos(1).toLocalDate() : time.toLocalDate();
    }

    /** Why a reading cannot be converted, to be appended to the value, and what to do. */
    String objection(Reading reading) {
        if (reading.finerThanMicros()) {
            return "has more than 6 decimals of a second; truncate them";
        }
        return offsets(reading).isEmpty()
                ? "is a time that does not exist in %s; correct it".formatted(zone)
                : "is a time that occurs twice in %s; give it an offset, or add overlap: earlier or overlap: later to the mapping"
                        .formatted(zone);
    }

    private @Nullable String instant(Reading reading) {
        if (reading.withOffset()) {
            return reading.offset() == 0
                    ? reading.utcText()
                    : reading.time().toInstant(offset(reading)).toString();
        }
        if (!reading.timed()) {
            return reading.day().atStartOfDay(needed()).toInstant().toString();
        }
        List<ZoneOffset> offsets = offsets(reading);
        if (offsets.isEmpty() || offsets.size() > 1 && overlap == null) {
            return null;
        }
        ZoneOffset offset = offsets.get(overlap == Overlap.LATER ? offsets.size() - 1 : 0);
        return reading.time().toInstant(offset).toString();
    }

    /** The earlier of two instants first. */
    private List<ZoneOffset> offsets(Reading reading) {
        return needed().getRules().getValidOffsets(reading.time());
    }

    private ZoneId needed() {
        if (zone == null) {
            throw new IllegalStateException("a time without offset and zone");
        }
        return zone;
    }

    private static ZoneOffset offset(Reading reading) {
        return ZoneOffset.ofTotalSeconds(reading.offset());
    }
}
