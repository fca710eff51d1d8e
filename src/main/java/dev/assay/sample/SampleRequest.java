package dev.assay.sample;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What to invent. Per partner there are on average 10 people, 30 achievements and 12 metric months, and one override
 * for 20 partners.
 *
 * @param partners how many partners, 1 to 10,000,000
 * @param seed another seed is another programme
 * @param nights the business dates, strictly rising, 1 to 1,000 of them
 */
public record SampleRequest(int partners, long seed, List<LocalDate> nights) {
    /** The first night unless one is asked for: before a change of the shipped rulebooks. */
    public static final LocalDate FIRST_NIGHT = LocalDate.of(2017, 10, 16);

    /** From night to night unless asked for otherwise: the third night is judged by the next shipped rulebook. */
    public static final Period BETWEEN_NIGHTS = Period.ofDays(28);

    private static final int MOST_PARTNERS = 10_000_000;
    private static final int MOST_NIGHTS = 1_000;

    public SampleRequest {
        nights = List.copyOf(nights);
        if (partners < 1 || partners > MOST_PARTNERS) {
            throw new IllegalArgumentException(
                    "cannot invent " + partners + " partners: ask for 1 to " + MOST_PARTNERS);
        }
        checkNumber(nights.size());
        for (int i = 1; i < nights.size(); i++) {
            if (!nights.get(i - 1).isBefore(nights.get(i))) {
                throw new IllegalArgumentException("night %s does not come after night %s: give rising dates"
                        .formatted(nights.get(i), nights.get(i - 1)));
            }
        }
    }

    /** That many nights, from {@link #FIRST_NIGHT} every {@link #BETWEEN_NIGHTS}. */
    public static SampleRequest of(int partners, long seed, int nights) {
        return of(partners, seed, nights, FIRST_NIGHT, BETWEEN_NIGHTS);
    }

    /**
     * That many nights at equal distances.
     *
     * @param between at least one day
     */
    public static SampleRequest of(int partners, long seed, int nights, LocalDate first, Period between) {
        checkNumber(nights);
        List<LocalDate> dates = IntStream.range(0, nights)
                .mapToObj(n -> first.plus(between.multipliedBy(n)))
                .toList();
        return new SampleRequest(partners, seed, dates);
    }

    private static void checkNumber(int nights) {
        if (nights < 1 || nights > MOST_NIGHTS) {
            throw new IllegalArgumentException("cannot invent " + nights + " nights: ask for 1 to " + MOST_NIGHTS);
        }
    }
}
