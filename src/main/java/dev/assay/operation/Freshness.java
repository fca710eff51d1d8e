package dev.assay.operation;

import dev.assay.facts.Feed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The maximum age of the newest delivery of each feed.
 *
 * @param limits by feed; a feed without a limit is never late
 * @param zone the programme's zone, which determines the day of {@code produced_at}
 */
public record Freshness(Map<Feed, Period> limits, ZoneId zone) {
    public Freshness {
        limits = limits.isEmpty() ? Map.of() : new EnumMap<>(limits);
    }

    /**
     * A feed that is late.
     *
     * @param newest the day of its newest applied delivery; null if there is none
     * @param limit its maximum age
     */
    public record Late(Feed feed, @Nullable LocalDate newest, Period limit) {
        /** A description: {@code partners: the newest delivery is of 2026-03-01, more than P2D before 2026-03-08}. */
        public String says(LocalDate date) {
            return newest == null
                    ? "%s: no delivery was ever applied".formatted(feed.id())
                    : "%s: the newest delivery is of %s, more than %s before %s"
                            .formatted(feed.id(), newest, limit, date);
        }
    }

    /**
     * The feeds that are late on a business date: the day of their newest delivery is before it by more than the limit.
     * With a limit of P2D a delivery of the 1st is late on the 4th, not on the 3rd.
     *
     * @param newest {@code produced_at} of the newest applied delivery by feed
     */
    public List<Late> late(LocalDate date, Map<Feed, Instant> newest) {
        List<Late> late = new ArrayList<>();
        limits.forEach((feed, limit) -> {
            Instant produced = newest.get(feed);
            LocalDate day = produced == null ? null : LocalDate.ofInstant(produced, zone);
            if (day == null || day.plus(limit).isBefore(date)) {
                late.add(new Late(feed, day, limit));
            }
        });
        return late;
    }
}
