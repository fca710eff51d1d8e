package dev.assay.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisreadTest {
    private static final Path FILE = Path.of("application.yaml");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "010 | 8; write 10 without zeros before it",
                "-0012 | -10; write -12 without zeros before it",
                "1:30 | 90, a base-60 number; write that number, a duration with its unit such as 90s",
                "1:30:00 | 5400, a base-60 number",
                "1_000 | 1000; write it in decimal digits only",
                "0x1F | 31; write it in decimal digits only",
                "0b101 | 5; write it in decimal digits only",
                "1e3 | 1000; write it in decimal digits only",
                ".5 | 0.5; write it in decimal digits only",
                ".inf | Infinity; write it in decimal digits only",
                "off | false; write that, or put it in quotes if it is a text",
                "Yes | true; write that, or put it in quotes if it is a text",
            })
    void value_that_is_read_as_another_one_is_reported_with_what_to_write(String written, String says) {
        assertThat(Misread.in(FILE, "assay:\n  guard:\n    percent: " + written + "\n"))
                .singleElement()
                .asString()
                .startsWith("application.yaml:3:14: percent is %s, which is read as %s".formatted(written, says));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password: 0123", "client-secret: [1_000]", "api-token: 1:30", "assay.api.PrivateKey: off"})
    void secret_that_is_read_as_something_else_is_reported_without_its_value(String member) {
        assertThat(Misread.in(FILE, member + "\n"))
                .singleElement()
                .asString()
                .contains(" is read as something else than it is written; put it in quotes")
                .doesNotContain(member.replaceFirst(".*: ", "").replaceAll("[\\[\\]]", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "10",
                "-3",
                "1.50",
                "true",
                "false",
                "'010'",
                "\"1:30\"",
                "P3M",
                "90s",
                "UTC",
                "2026-01-01",
                "~",
                "",
                "jdbc:h2:mem:x",
                "08:00 o'clock",
                "[60, 30, 15]",
                "${assay.home}/var",
                "0.0.0.0"
            })
    void value_that_is_read_as_written_is_valid(String written) {
        assertThat(Misread.in(FILE, "assay:\n  x: " + written + "\n")).isEmpty();
    }

    @Test
    void all_documents_lists_and_nested_values_are_looked_at_and_what_is_no_yaml_is_left_to_its_reader() {
        assertThat(Misread.in(FILE, "a: [1, {b: 07}]\n---\nc: &x 0_1\nd: *x\n"))
                .extracting(Problem::line)
                .containsExactly(1, 3, 3);
        assertThat(Misread.in(FILE, "a: [")).isEmpty();
    }
}
