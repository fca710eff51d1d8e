package dev.assay.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A half-open interval of days {@code [from, to)}.
 *
 * @param from first day
 * @param to first day after it; null = no end
 */
public record Interval(LocalDate from, @Nullable LocalDate to) {
    /** True if it contains the day. */
    public boolean contains(LocalDate day) {
        return !from.isAfter(day) && (to == null || day.isBefore(to));
    }

    /** True if it contains no day. */
    public boolean isEmpty() {
        return to != null && !from.isBefore(to);
    }
}
