package dev.assay.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Period;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

final class SettingValuesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "assay.zone | Mars | 'Mars' is not valid; write the name of a time zone",
                "assay.guard.percent | x | 'x' is not valid; write a whole number of at most 2147483647, in digits",
                "assay.guard.pairs | 99999999999 | '99999999999' is not valid; write a whole number of at most 2147483647",
                "assay.limits.file-bytes | 2GB | '2GB' is not valid; write a whole number, in digits",
                "assay.reminder-days | 60,abc | 'abc' is not valid; write a whole number",
                "assay.reminder-days | 60,,30 | has an empty value; write whole numbers with a comma between",
                "assay.full-evaluation | SOMEDAY | 'SOMEDAY' is not valid; write one of MONDAY, TUESDAY,",
                "assay.look-ahead | 3 months | '3 months' is not valid; write a period in days, weeks, months or years",
                "assay.override-duration | PT3H | 'PT3H' is not valid; write a period",
                "assay.freshness.metrics | x | 'x' is not valid; write a period",
                "assay.limits.produced-ahead | x | 'x' is not valid; write a duration with its unit"
            })
    void a_value_that_cannot_be_understood_is_named_with_what_to_write(String name, String value, String said) {
        refused(name, value, said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "assay.look-ahead | 3 | '3' has no unit; write a period in days, weeks, months or years",
                "assay.freshness.metrics | 2 | '2' has no unit; write a period",
                "assay.network.statement-timeout | 15 | '15' has no unit; write a duration with its unit"
            })
    void a_number_without_a_unit_is_neither_days_nor_milliseconds(String name, String value, String said) {
        refused(name, value, said);
        assertThatThrownBy(() -> Surroundings.settings(with(name, Integer.valueOf(value))))
                .as("as a number of a YAML file")
                .hasMessageContaining(said);
    }

    @Test
    void nothing_needs_no_unit_and_units_may_be_short() {
        assertThat(Surroundings.settings(with("assay.lease.waiting", "0"))
                        .lease()
                        .waiting())
                .isEqualTo(Duration.ZERO);
        assertThat(Surroundings.settings(with("assay.look-ahead", "4m")).lookAhead())
                .isEqualTo(Period.ofMonths(4));
    }

    private static void refused(String name, String value, String said) {
        assertThatThrownBy(() -> Surroundings.settings(with(name, value)))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageStartingWith("setting " + name + ": ")
                .hasMessageContaining(said);
    }

    private static ConfigurableEnvironment with(String name, Object value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(name, value)));
        return environment;
    }
}
