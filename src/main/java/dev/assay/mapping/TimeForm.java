package dev.assay.mapping;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column wants of a day or time.
 *
 * @param zone whose clocks show a time that has no offset, and whose calendar says which day a time with an offset
 *     belongs to; null if neither is needed
 * @param overlap which of the two instants it is that the clocks show twice; null = neither, nothing is guessed
 * @param exclusive the time is the first moment no more meant, so that one at midnight belongs to the day before; a day
 *     without a time is meant whole
 */
record TimeForm(Kind kind, @Nullable ZoneId zone, @Nullable Overlap overlap, boolean exclusive) {
    enum Kind {
        /** The day that is written, or on which it is. */
        DAY,
        /** Its month. */
        MONTH,
        /** The instant, or the first one of the day that is written. */
        INSTANT
    }

    /** Of two instants with the same time of day, when clocks are set back. */
    enum Overlap {
        EARLIER,
        LATER
    }

    TimeForm(Kind kind, @Nullable ZoneId zone) {
        this(kind, zone, null, false);
    }

    /** True if a pattern cannot be read without a zone. */
    static boolean needsZone(Kind kind, TimePattern pattern) {
        return kind == Kind.INSTANT ? !pattern.withOffset() : pattern.withTime();
    }

    /** As our feeds have it; null if it is {@link #objection not to be had}. */
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

    /** Why a reading cannot be written, to be read after the value, and what to do. */
    String objection(Reading reading) {
        if (reading.finerThanMicros()) {
            return "has more than 6 decimals of a second; cut them";
        }
        return offsets(reading).isEmpty()
                ? "is a time that the clocks of %s do not show; correct it".formatted(zone)
                : "is a time that the clocks of %s show twice; give it an offset, or say overlap: earlier or overlap: later in the mapping"
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
