package dev.assay.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
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
 */
record TimeForm(Kind kind, @Nullable ZoneId zone) {
    enum Kind {
        /** The day that is written, or on which it is. */
        DAY,
        /** Its month. */
        MONTH,
        /** The instant, or the first one of the day that is written. */
        INSTANT
    }

    /** True if a pattern cannot be read without a zone. */
    static boolean needsZone(Kind kind, TimePattern pattern) {
        return kind == Kind.INSTANT ? !pattern.withOffset() : pattern.withTime();
    }

    /** As our feeds have it; null if the zone's clocks do not show that time, or twice. */
    @Nullable
    String write(TimePattern.Reading reading) {
        @Nullable Integer offset = reading.offset();
        if (kind == Kind.INSTANT) {
            @Nullable Instant instant = offset == null ? local(reading) : at(reading, offset);
            return instant == null ? null : instant.toString();
        }
        LocalDate day = offset == null || zone == null
                ? reading.day()
                : at(reading, offset).atZone(zone).toLocalDate();
        return kind == Kind.DAY ? day.toString() : YearMonth.from(day).toString();
    }

    /** Why a reading cannot be written. */
    String objection() {
        return "a time that the clocks of %s do not show, or show twice".formatted(zone);
    }

    private @Nullable Instant local(TimePattern.Reading reading) {
        if (zone == null) {
            throw new IllegalStateException("a time without offset and zone");
        }
        if (!reading.timed()) {
            return reading.day().atStartOfDay(zone).toInstant();
        }
        LocalDateTime time = LocalDateTime.of(
                reading.day(), LocalTime.ofNanoOfDay(reading.seconds() * 1_000_000_000L + reading.nanos()));
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        return offsets.size() == 1 ? time.toInstant(offsets.get(0)) : null;
    }

    private static Instant at(TimePattern.Reading reading, int offset) {
        return Instant.ofEpochSecond(reading.day().toEpochDay() * 86_400 + reading.seconds() - offset, reading.nanos());
    }
}
