package dev.assay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VisibleTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "Ärger & Söhne", "富士見データ", "Biển Đông", "क्\u200dष", "\uD83D\uDC69\u200D\uD83D\uDE80"})
    void what_people_write_stays_as_it_is(String text) {
        assertThat(Visible.of(text)).isEqualTo(text);
        assertThat(Visible.lines(text)).isEqualTo(text);
    }

    @Test
    void what_acts_on_a_terminal_or_turns_the_direction_is_written_out() {
        assertThat(Visible.of("a\u001b[2Jb")).isEqualTo("a\\u001b[2Jb");
        assertThat(Visible.of("\u009b31m")).isEqualTo("\\u009b31m");
        assertThat(Visible.of("x\u202Egnp.exe\u202C")).isEqualTo("x\\u202egnp.exe\\u202c");
        assertThat(Visible.of("a\r\nb\tc")).isEqualTo("a\\u000d\\u000ab\\u0009c");
        assertThat(Visible.of("a\u2028b\u007F")).isEqualTo("a\\u2028b\\u007f");
        assertThat(Visible.of("\uDB40\uDC41")).as("a tag").isEqualTo("\\udb40\\udc41");
        assertThat(Visible.of("\uD800x")).as("half of a pair").isEqualTo("\\ud800x");
    }

    @Test
    void a_text_of_several_lines_keeps_them() {
        assertThat(Visible.lines("a\n\tb\r\n\u001b[0m")).isEqualTo("a\n\tb\\u000d\n\\u001b[0m");
    }
}
