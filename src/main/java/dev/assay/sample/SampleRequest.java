package dev.assay.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What to generate. Each person has about 3 achievements and each partner 12 months of metrics; there is one override for
 * every 20 partners.
 *
 * @param partners how many partners, 1 to 10,000,000
 * @param people how many people a partner has, about, 1 to 1,000; never fewer than its levels need
 * @param seed different seeds generate different programmes
 * @param nights the business dates, strictly ascending, 1 to 1,000 of them
 */
public record SampleRequest(int partners, int people, long seed, List<LocalDate> nights) {
    /** The default number of people of a partner. */
    public static final int PEOPLE = 10;

    /** The default first night: before a change of the shipped rulebooks. */
    public static final LocalDate FIRST_NIGHT = LocalDate.of(2017, 10, 16);

    /** The default interval between nights: the next shipped rulebook is in force on the third night. */
    public static final Period BETWEEN_NIGHTS = Period.ofDays(28);

    private static final int MOST_PARTNERS = 10_000_000;
    private static final int MOST_PEOPLE = 1_000;
    private static final int MOST_NIGHTS = 1_000;
    private static final LocalTime PRODUCED_AT = LocalTime.of(1, 0);
    private static final Duration TIME_TO_PRODUCE = Duration.ofHours(1);
    /** The maximum age of the rows of the first night. */
    private static final Duration HISTORY = Duration.ofDays(500);

    private static final int DAYS_BEFORE_FIRST_NIGHT = 90;

    public SampleRequest {
        nights = List.copyOf(nights);
        if (partners < 1 || partners > MOST_PARTNERS) {
            throw new IllegalArgumentException(
                    "cannot generate " + partners + " partners; the number must be from 1 to " + MOST_PARTNERS);
        }
        if (people < 1 || people > MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "cannot generate " + people + " people per partner; the number must be from 1 to " + MOST_PEOPLE);
        }
        checkNumber(nights.size());
        for (int i = 1; i < nights.size(); i++) {
            if (!nights.get(i - 1).isBefore(nights.get(i))) {
                throw new IllegalArgumentException("night %s does not come after night %s; give ascending dates"
                        .formatted(nights.get(i), nights.get(i - 1)));
            }
        }
    }

    /** With the default number of people. */
    public SampleRequest(int partners, long seed, List<LocalDate> nights) {
        this(partners, PEOPLE, seed, nights);
    }

    /** That many nights, starting at {@link #FIRST_NIGHT} with intervals of {@link #BETWEEN_NIGHTS}. */
    public static SampleRequest of(int partners, long seed, int nights) {
        return of(partners, PEOPLE, seed, nights, FIRST_NIGHT, BETWEEN_NIGHTS);
    }

    /**
     * That many nights at equal intervals.
     *
     * @param between at least one day
     */
    public static SampleRequest of(int partners, int people, long seed, int nights, LocalDate first, Period between) {
        checkNumber(nights);
        List<LocalDate> dates = IntStream.range(0, nights)
                .mapToObj(n -> first.plus(between.multipliedBy(n)))
                .toList();
        return new SampleRequest(partners, people, seed, dates);
    }

    private static void checkNumber(int nights) {
        if (nights < 1 || nights > MOST_NIGHTS) {
            throw new IllegalArgumentException(
                    "cannot generate " + nights + " nights; the number must be from 1 to " + MOST_NIGHTS);
        }
    }

    /** That many people of a partner of ten, in proportion to the number asked for. */
    int scaled(int ofTen) {
        return ofTen * people / PEOPLE;
    }

    /** The business date of a night; the first night is 1. */
    LocalDate date(int night) {
        return nights.get(night - 1);
    }

    LocalDate first() {
        return nights.get(0);
    }

    LocalDate last() {
        return nights.get(nights.size() - 1);
    }

    /** When the first delivery of the night was produced; the others follow within the hour. */
    Instant producedAt(int night) {
        return date(night).atTime(PRODUCED_AT).toInstant(ZoneOffset.UTC);
    }

    /** A random instant after everything of the night before was produced, and before anything of this night was. */
    Instant moment(int night, SplittableRandom random) {
        Instant to = producedAt(night);
        Instant from = night == 1 ? to.minus(HISTORY) : producedAt(night - 1).plus(TIME_TO_PRODUCE);
        return from.plusSeconds(random.nextLong(1, Duration.between(from, to).toSeconds()));
    }

    /** A random day after the previous business date and up to this night's; for night 1 in the preceding 90 days. */
    LocalDate day(int night, SplittableRandom random) {
        long days = night == 1
                ? DAYS_BEFORE_FIRST_NIGHT
                : date(night).toEpochDay() - date(night - 1).toEpochDay();
        return date(night).minusDays(random.nextLong(days));
    }
}
