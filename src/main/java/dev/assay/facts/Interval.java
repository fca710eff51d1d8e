package dev.assay.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A half-open stretch of days {@code [from, to)}.
 *
 * @param from first day
 * @param to first day after it; null = no end
 */
public record Interval(LocalDate from, @Nullable LocalDate to) {
    /** True if the day lies in it. */
    public boolean contains(LocalDate day) {
        return !from.isAfter(day) && (to == null || day.isBefore(to));
    }

    /** True if no day lies in it. */
    public boolean isEmpty() {
        return to != null && !from.isBefore(to);
    }
}
