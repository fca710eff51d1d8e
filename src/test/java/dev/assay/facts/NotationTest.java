package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotationTest {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withResolverStyle(ResolverStyle.STRICT);
    private static final String INSTANT =
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)";
    private static final String LETTERS = "0123456789-+:.TZtz \u0661";

    @Test
    void days_are_read_as_the_strict_formatter_of_the_library_reads_them() {
        Random random = new Random(1);
        for (int i = 0; i < 40_000; i++) {
            String text = damage(randomDay(random).toString(), random);
            same(text, Notation.day(text), twinDay(text));
        }
    }

    @Test
    void every_day_of_a_leap_century_and_of_one_that_is_none_is_read() {
        for (LocalDate day = LocalDate.of(1896, 1, 1); day.getYear() < 2005; day = day.plusDays(1)) {
            assertThat(Notation.day(day.toString())).isEqualTo(day);
        }
        assertThat(Notation.day("1900-02-29")).isNull();
        assertThat(Notation.day("2000-02-29")).isEqualTo("2000-02-29");
    }

    @Test
    void months_are_read_as_the_strict_formatter_of_the_library_reads_them() {
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            String text = damage(YearMonth.from(randomDay(random)).toString(), random);
            same(text, Notation.month(text), twinMonth(text));
        }
    }

    @Test
    void instants_are_read_as_the_library_reads_those_of_the_strict_shape() {
        Random random = new Random(3);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            String text = damage(randomInstant(random), random);
            Instant instant = Notation.instant(text);
            same(text, instant, twinInstant(text));
            read += instant == null ? 0 : 1;
        }
        assertThat(read).as("the random texts are not all bad").isGreaterThan(20_000);
    }

    @Test
    void the_instants_of_the_contract_are_read() {
        assertThat(Notation.instant("2017-04-20T22:57:23.940+01:00")).isEqualTo("2017-04-20T21:57:23.940Z");
        assertThat(Notation.instant("2015-08-29T06:57:00+05:30")).isEqualTo("2015-08-29T01:27:00Z");
        assertThat(Notation.instant("2026-11-22T01:00Z")).isEqualTo("2026-11-22T01:00:00Z");
        assertThat(Notation.instant("2026-11-22T01:00:00.123456Z")).isEqualTo("2026-11-22T01:00:00.123456Z");
        assertThat(Notation.instant("1000-01-01T00:00:00Z")).isEqualTo(Notation.FIRST);
        assertThat(Notation.instant("9999-12-31T23:59:59.999999Z")).isEqualTo(Notation.LAST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-22",
                "2026-11-22T",
                "2026-11-22TZ",
                "2026-11-22T01:00:00",
                "2026-11-22 01:00:00Z",
                "2026-11-22t01:00:00Z",
                "2026-11-22T01:00:00z",
                "2026-11-22T01:00:00.Z",
                "2026-11-22T01:00:00,5Z",
                "2026-11-22T01:00:00.1234567Z",
                "2026-11-22T01:00.5Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T01:00:60Z",
                "2026-11-22T01:00:00+01",
                "2026-11-22T01:00:00+0100",
                "2026-11-22T01:00:00+18:01",
                "2026-11-22T01:00:00+01:60",
                "2026-11-22T01:00:00ZZ",
                "2026-11-22T01:00:00Z ",
                "2026-11-22T01:00:00+01:00[Europe/Berlin]",
                "2026-02-29T01:00:00Z",
                "0999-12-31T23:59:59Z",
                "1000-01-01T00:30:00+01:00",
                "9999-12-31T23:30:00-01:00",
                "+10000-01-01T00:00:00Z"
            })
    void an_instant_of_another_shape_or_time_is_none(String text) {
        assertThat(Notation.instant(text)).isNull();
    }

    private static void same(String text, Object read, Object twin) {
        if (!Objects.equals(read, twin)) {
            assertThat(read).as(text).isEqualTo(twin);
        }
    }

    private static LocalDate randomDay(Random random) {
        return LocalDate.of(1000, 1, 1).plusDays(random.nextInt(3_287_181));
    }

    private static String randomInstant(Random random) {
        ZoneOffset offset = ZoneOffset.ofTotalSeconds(random.nextInt(4) == 0 ? 0 : (random.nextInt(145) - 72) * 899);
        int nanos = random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000) * 1000;
        return randomDay(random)
                .atTime(random.nextInt(24), random.nextInt(60), random.nextInt(2) * random.nextInt(60), nanos)
                .atOffset(offset)
                .toString();
    }

    /** One time of two the text itself, else with a letter or two changed, taken out or put in. */
    private static String damage(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4) - 1; i > 0 && !damaged.isEmpty(); i--) {
            int at = random.nextInt(damaged.length());
            char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
            switch (random.nextInt(5)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, letter);
                default -> damaged.setCharAt(at, letter);
            }
        }
        return damaged.toString();
    }

    private static LocalDate twinDay(String text) {
        try {
            return text.matches("[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text, DAY) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static YearMonth twinMonth(String text) {
        try {
            return text.matches("[1-9][0-9]{3}-[0-9]{2}") ? YearMonth.parse(text, MONTH) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Instant twinInstant(String text) {
        try {
            Instant instant = text.matches(INSTANT) && !text.startsWith("0")
                    ? OffsetDateTime.parse(text).toInstant()
                    : null;
            return instant == null || instant.isBefore(Notation.FIRST) || instant.isAfter(Notation.LAST)
                    ? null
                    : instant;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
