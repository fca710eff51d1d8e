package dev.assay.report;

import dev.assay.cause.Cause;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats numbers and times for people, the same everywhere and independently of the machine's locale. */
public final class Wording {
    /** Shown if there is no value. */
    public static final String NOTHING = "–";

    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private Wording() {}

    /** As {@code 0.4 s}, {@code 4 min 05 s} or {@code 1 h 12 min}; a dash for null. */
    public static String duration(@Nullable Duration took) {
        if (took == null) {
            return NOTHING;
        }
        double seconds = took.toMillis() / 1000.0;
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }

    /** As {@code 12,345}; a dash for null. */
    public static String count(@Nullable Long count) {
        return count == null ? NOTHING : String.format(Locale.ROOT, "%,d", count);
    }

    /** A difference, as {@code +3} or {@code −3}. */
    public static String signed(long difference) {
        return (difference < 0 ? "−" : "+") + count(Math.abs(difference));
    }

    /** A rate, rounded to an integer; a dash for null. */
    public static String rate(@Nullable Double perSecond) {
        return perSecond == null ? NOTHING : count(Math.round(perSecond));
    }

    /** A number of things: {@code 1 partner}, {@code 1,200 partners}. */
    public static String many(long count, String one, String several) {
        return count(count) + " " + (count == 1 ? one : several);
    }

    /** As {@code 2026-11-22 01:02:03 UTC}; a dash for null. */
    public static String instant(@Nullable LocalDateTime utc) {
        return utc == null ? NOTHING : INSTANT.format(utc) + " UTC";
    }

    /** The distance of a day: {@code in 12 days}, {@code tomorrow}, {@code 3 days ago}. */
    public static String away(LocalDate from, LocalDate day) {
        long days = ChronoUnit.DAYS.between(from, day);
        if (days == 0 || days == 1) {
            return days == 0 ? "today" : "tomorrow";
        }
        return days > 0 ? "in %s days".formatted(count(days)) : many(-days, "day ago", "days ago");
    }

    /** A short description of a kind of cause. */
    public static String kind(Cause.Kind kind) {
        return switch (kind) {
            case PERSON_LEFT -> "person left";
            case PERSON_LEAVING -> "person leaves";
            case CREDENTIAL_EXPIRED -> "credential expired";
            case CREDENTIAL_EXPIRING -> "credential expires";
            case CREDENTIAL_REVOKED -> "credential revoked";
            case CREDENTIAL_RETIRED -> "credential retired";
            case CREDENTIAL_RETIRING -> "credential retires";
            case OVERRIDE_ENDED -> "override ended";
            case OVERRIDE_ENDING -> "override ends";
            case METRIC_BELOW -> "figure too low";
            case RULES_CHANGED -> "rules changed";
            case RULES_CHANGING -> "rules change";
            case FACTS_CORRECTED -> "facts corrected";
            case TERM_ENDED -> "term ended";
            case ATTESTATION_ENDED -> "attestation ended";
            case ATTESTATION_ENDING -> "attestation ends";
            case METRIC_FELL -> "figures of a source fell";
            case TRACK_CHANGED -> "track changed";
            case POINTS_GAINED -> "points gained";
        };
    }
}
