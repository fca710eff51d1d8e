package dev.assay.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimePatternTest {
    @ParameterizedTest(name = "{0} by {1}: {2}")
    @CsvSource({
        "29/02/2016 23:59, dd/MM/yyyy HH:mm, 2016-02-29T23:59",
        "29/02/2015 23:59, dd/MM/yyyy HH:mm, ",
        "9/02/2016 23:59, dd/MM/yyyy HH:mm, ",
        "29/02/2016 24:00, dd/MM/yyyy HH:mm, ",
        "29/02/2016 23:60, dd/MM/yyyy HH:mm, ",
        "'29/02/2016 23:59 ', dd/MM/yyyy HH:mm, ",
        "29/02/16 23:59, dd/MM/yyyy HH:mm, ",
        "٢٩/02/2016 23:59, dd/MM/yyyy HH:mm, ",
        "1.2.2017, d.M.yyyy, 2017-02-01T00:00",
        "01.12.2017, d.M.yyyy, 2017-12-01T00:00",
        "001.12.2017, d.M.yyyy, ",
        "20170131, yyyyMMdd, 2017-01-31T00:00",
        "2017-01-31T01:02:03.123456000, yyyy-MM-dd'T'HH:mm:ss.S, 2017-01-31T01:02:03.123456",
        "2017-01-31T01:02:03.1234567, yyyy-MM-dd'T'HH:mm:ss.S, ",
        "0999-01-31, yyyy-MM-dd, ",
    })
    void a_text_is_read_as_it_is_written_or_not_at_all(String text, String pattern, String expected) {
        Reading reading = TimePattern.of(pattern).read(text);
        assertThat(reading == null ? null : reading.time().toString()).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} for {1} in {2}: {3}")
    @CsvSource({
        "2017-03-01T00:30:00+05:00, DAY, UTC, 2017-02-28",
        "2017-03-01T00:30:00+0500, DAY, UTC, 2017-02-28",
        "2017-03-01T00:30:00-18, DAY, UTC, 2017-03-01",
        "2017-03-01T00:30:00-19, DAY, UTC, ",
        "2017-03-01T00:30:00Z, DAY, America/New_York, 2017-02-28",
        "2017-03-01T00:30:00Z, MONTH, America/New_York, 2017-02",
        "2017-03-01T00:30:00+02:00, INSTANT, UTC, 2017-02-28T22:30:00Z",
    })
    void a_time_with_an_offset_is_on_the_day_of_the_zone(
            String text, TimeForm.Kind kind, String zone, String expected) {
        Reading reading = TimePattern.of("yyyy-MM-dd'T'HH:mm:ssX").read(text);
        assertThat(reading == null ? null : new TimeForm(kind, ZoneId.of(zone)).write(reading))
                .isEqualTo(expected);
    }

    /** Clocks in Lisbon skipped 01:00 to 02:00 on 26 March 2017 and showed that hour twice on 29 October. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2017-03-26 00:59, 2017-03-26T00:59:00Z",
        "2017-03-26 01:30, ",
        "2017-03-26 02:00, 2017-03-26T01:00:00Z",
        "2017-10-29 01:30, ",
        "2017-10-29 02:00, 2017-10-29T02:00:00Z"
    })
    void an_instant_without_an_offset_is_never_guessed(String text, String expected) {
        Reading reading = TimePattern.of("yyyy-MM-dd HH:mm").read(text);
        assertThat(new TimeForm(TimeForm.Kind.INSTANT, ZoneId.of("Europe/Lisbon")).write(reading))
                .isEqualTo(expected);
        assertThat(new TimeForm(TimeForm.Kind.DAY, ZoneId.of("Europe/Lisbon")).write(reading))
                .isEqualTo(text.substring(0, 10));
    }

    @Test
    void a_day_is_its_first_instant_also_where_midnight_is_skipped() {
        Reading day = TimePattern.of("yyyy-MM-dd").read("2017-10-15");
        assertThat(day.day()).isEqualTo(LocalDate.of(2017, 10, 15));
        assertThat(new TimeForm(TimeForm.Kind.INSTANT, ZoneId.of("America/Sao_Paulo")).write(day))
                .isEqualTo("2017-10-15T03:00:00Z");
    }
}
