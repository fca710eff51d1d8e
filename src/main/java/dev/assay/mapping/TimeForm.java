package dev.assay.mapping;

import java.time.LocalDate;
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
    String write(Reading reading) {
        if (kind == Kind.INSTANT) {
            return instant(reading);
        }
        if (reading.withOffset() && zone != null) {
            LocalDate day = reading.time()
                    .atOffset(offset(reading))
                    .atZoneSameInstant(zone)
                    .toLocalDate();
            return kind == Kind.DAY ? day.toString() : YearMonth.from(day).toString();
        }
        return kind == Kind.DAY ? reading.dayText() : reading.monthText();
    }

    /** Why a reading cannot be written. */
    String objection() {
        return "a time that the clocks of %s do not show, or show twice".formatted(zone);
    }

    private @Nullable String instant(Reading reading) {
        if (reading.withOffset()) {
            return reading.offset() == 0
                    ? reading.utcText()
                    : reading.time().toInstant(offset(reading)).toString();
        }
        if (zone == null) {
            throw new IllegalStateException("a time without offset and zone");
        }
        if (!reading.timed()) {
            return reading.day().atStartOfDay(zone).toInstant().toString();
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(reading.time());
        return offsets.size() == 1 ? reading.time().toInstant(offsets.get(0)).toString() : null;
    }

    private static ZoneOffset offset(Reading reading) {
        return ZoneOffset.ofTotalSeconds(reading.offset());
    }
}
