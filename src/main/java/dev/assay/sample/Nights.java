package dev.assay.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;

/** The business dates, numbered from 1, and what happens between them. */
record Nights(List<LocalDate> dates) {
    private static final LocalTime PRODUCED_AT = LocalTime.of(1, 0);
    private static final Duration TIME_TO_PRODUCE = Duration.ofHours(1);
    private static final Duration HISTORY = Duration.ofDays(500);

    int count() {
        return dates.size();
    }

    LocalDate date(int night) {
        return dates.get(night - 1);
    }

    LocalDate first() {
        return dates.get(0);
    }

    LocalDate last() {
        return dates.get(dates.size() - 1);
    }

    /** When the first delivery of the night is produced; the others follow within the hour. */
    Instant producedAt(int night) {
        return date(night).atTime(PRODUCED_AT).toInstant(ZoneOffset.UTC);
    }

    /** A moment after everything of the night before was produced, and before anything of this night is. */
    Instant moment(int night, SplittableRandom random) {
        Instant to = producedAt(night);
        Instant from = night == 1 ? to.minus(HISTORY) : producedAt(night - 1).plus(TIME_TO_PRODUCE);
        return from.plusSeconds(random.nextLong(1, Duration.between(from, to).toSeconds()));
    }

    /** A day after the business date before and up to this night's; for night 1 in the 90 days up to it. */
    LocalDate day(int night, SplittableRandom random) {
        long days = night == 1 ? 90 : date(night).toEpochDay() - date(night - 1).toEpochDay();
        return date(night).minusDays(random.nextLong(days));
    }

    /** The first night on or after the day, or one more than there are. */
    int firstFrom(LocalDate day) {
        int night = 1;
        while (night <= count() && date(night).isBefore(day)) {
            night++;
        }
        return night;
    }
}
