package dev.assay.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
        "2017-01-31T01:02:03.1234567, yyyy-MM-dd'T'HH:mm:ss.S, 2017-01-31T01:02:03.123456700",
        "2017-01-31T01:02:03.1234567890, yyyy-MM-dd'T'HH:mm:ss.S, ",
        "'3 March 2026, 10:15 AM', 'd MMMM yyyy, hh:mm a', 2026-03-03T10:15",
        "'13 MARCH 2026, 12:15 am', 'd MMMM yyyy, hh:mm a', 2026-03-13T00:15",
        "'3 March 2026, 12:15 pm', 'd MMMM yyyy, h:mm a', 2026-03-03T12:15",
        "'3 March 2026, 9:05PM', 'd MMMM yyyy, h:mma', 2026-03-03T21:05",
        "'3 March 2026, 13:15 PM', 'd MMMM yyyy, hh:mm a', ",
        "'3 March 2026, 00:15 AM', 'd MMMM yyyy, hh:mm a', ",
        "'3 Mar 2026, 10:15 AM', 'd MMMM yyyy, hh:mm a', ",
        "31-Sep-2026, dd-MMM-yyyy, ",
        "30-sep-2026, dd-MMM-yyyy, 2026-09-30T00:00",
        "'Mar 3, 2026', 'MMM d, yyyy', 2026-03-03T00:00",
        "'03/03/28, 10:15', 'dd/MM/yy, HH:mm', 2028-03-03T10:15",
        "31/12/69, dd/MM/yy, 2069-12-31T00:00",
        "01/01/70, dd/MM/yy, 1970-01-01T00:00",
        "29/02/1900, dd/MM/yyyy, ",
        "1425148200, epoch, 2015-02-28T18:30",
        "0, epoch, 1970-01-01T00:00",
        "-1, epoch, ",
        "1425148200123, epoch-millis, 2015-02-28T18:30:00.123",
        "1425148200.5, epoch, ",
        "0999-01-31, yyyy-MM-dd, ",
    })
    void a_text_is_read_as_it_is_written_or_not_at_all(String text, String pattern, String expected) {
        Reading reading = TimePattern.of(pattern, Spelling.USUAL).read(text);
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
        Reading reading =
                TimePattern.of("yyyy-MM-dd'T'HH:mm:ssX", Spelling.USUAL).read(text);
        assertThat(reading == null ? null : new TimeForm(kind, ZoneId.of(zone)).write(reading))
                .isEqualTo(expected);
    }

    @Test
    void a_mapping_may_name_the_months_and_say_which_hundred_years_two_digits_mean() {
        List<List<String>> months = new ArrayList<>();
        for (String name : "Jan Fev Mar Abr Mai Jun Jul Ago Set Out Nov Dez".split(" ")) {
            months.add(List.of(name, name + "eiro"));
        }
        Spelling own = Spelling.USUAL.withMonths(months).withFirstYear(1999);
        assertThat(TimePattern.of("d MMM yy", own).read("1 fevEIRO 99").time()).hasToString("1999-02-01T00:00");
        assertThat(TimePattern.of("d MMMM yy", own).read("1 Fev 98").time()).hasToString("2098-02-01T00:00");
        assertThat(TimePattern.of("d MMMM yy", own).read("1 February 98")).isNull();
    }

    @ParameterizedTest(name = "{0} ends in {1}: {2}")
    @CsvSource({
        "2026-12-01T00:00:00Z, UTC, 2026-11-30",
        "2026-12-01T00:00:00.000001Z, UTC, 2026-12-01",
        "2026-12-01T00:00:00Z, Europe/Brussels, 2026-12-01",
        "2026-12-01T00:00:00+01:00, Europe/Brussels, 2026-11-30",
        "2026-11-30T23:59:59Z, UTC, 2026-11-30",
        "2026-12-01 00:00, UTC, 2026-11-30",
        "2026-12-01, UTC, 2026-12-01",
    })
    void an_end_at_midnight_is_the_last_moment_of_the_day_before(String text, String zone, String expected) {
        TimeForm form = new TimeForm(TimeForm.Kind.DAY, ZoneId.of(zone), null, true);
        String written = Stream.of(
                        "yyyy-MM-dd'T'HH:mm:ssX", "yyyy-MM-dd'T'HH:mm:ss.SX", "yyyy-MM-dd HH:mm", "yyyy-MM-dd")
                .map(pattern -> TimePattern.of(pattern, Spelling.USUAL).read(text))
                .filter(Objects::nonNull)
                .map(form::write)
                .findFirst()
                .orElseThrow();
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void decimals_beyond_the_sixth_are_cut_for_a_day_and_objected_to_for_an_instant() {
        Reading fine =
                TimePattern.of("yyyy-MM-dd'T'HH:mm:ss.SX", Spelling.USUAL).read("2017-03-01T23:59:59.9999999Z");
        ZoneId utc = ZoneId.of("UTC");
        assertThat(new TimeForm(TimeForm.Kind.DAY, utc).write(fine)).isEqualTo("2017-03-01");
        assertThat(new TimeForm(TimeForm.Kind.INSTANT, utc).write(fine)).isNull();
        assertThat(new TimeForm(TimeForm.Kind.INSTANT, utc).objection(fine)).contains("more than 6 decimals");
    }

    @ParameterizedTest(name = "{0}, the {1} one: {2}")
    @CsvSource({
        "2026-10-25 02:30, EARLIER, 2026-10-25T00:30:00Z",
        "2026-10-25 02:30, LATER, 2026-10-25T01:30:00Z",
        "2026-10-25 02:30, , ",
        "2026-10-25 03:00, LATER, 2026-10-25T02:00:00Z",
        "2026-03-29 02:30, EARLIER, ",
    })
    void a_mapping_may_say_which_of_two_instants_is_meant(String text, TimeForm.Overlap overlap, String expected) {
        Reading reading = TimePattern.of("yyyy-MM-dd HH:mm", Spelling.USUAL).read(text);
        TimeForm form = new TimeForm(TimeForm.Kind.INSTANT, ZoneId.of("Europe/Brussels"), overlap, false);
        assertThat(form.write(reading)).isEqualTo(expected);
        if (overlap == null) {
            assertThat(form.objection(reading)).contains("occurs twice", "overlap: earlier or overlap: later");
        }
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
        Reading reading = TimePattern.of("yyyy-MM-dd HH:mm", Spelling.USUAL).read(text);
        assertThat(new TimeForm(TimeForm.Kind.INSTANT, ZoneId.of("Europe/Lisbon")).write(reading))
                .isEqualTo(expected);
        assertThat(new TimeForm(TimeForm.Kind.DAY, ZoneId.of("Europe/Lisbon")).write(reading))
                .isEqualTo(text.substring(0, 10));
    }

    @Test
    void a_day_is_its_first_instant_also_where_midnight_is_skipped() {
        Reading day = TimePattern.of("yyyy-MM-dd", Spelling.USUAL).read("2017-10-15");
        assertThat(day.day()).isEqualTo(LocalDate.of(2017, 10, 15));
        assertThat(new TimeForm(TimeForm.Kind.INSTANT, ZoneId.of("America/Sao_Paulo")).write(day))
                .isEqualTo("2017-10-15T03:00:00Z");
    }
}
