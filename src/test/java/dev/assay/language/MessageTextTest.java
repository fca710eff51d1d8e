package dev.assay.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTextTest {
    @Test
    void a_part_in_brackets_is_left_out_when_a_value_in_it_is_missing() {
        MessageText text = MessageText.of("{person} left[ on {day}][ ({why}, {day})].");

        assertThat(text.with(values("u17", "1 May", null))).isEqualTo("u17 left on 1 May.");
        assertThat(text.with(values("u17", "1 May", "moved"))).isEqualTo("u17 left on 1 May (moved, 1 May).");
        assertThat(text.with(values("u17", null, "moved"))).isEqualTo("u17 left.");
        assertThat(text.names()).containsExactly("person", "day", "why");
    }

    @Test
    void a_value_is_never_read_as_a_text() {
        MessageText text = MessageText.of("{person} left[ on {day}]");

        assertThat(text.with(values("[{day}] $1 \\", "{person}", null))).isEqualTo("[{day}] $1 \\ left on {person}");
    }

    @Test
    void a_value_that_is_missing_outside_of_brackets_is_an_error() {
        assertThatThrownBy(() -> MessageText.of("{person} left").with(Map.of()))
                .hasMessage("no value for {person} in \"{person} left\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{person", "person}", "{Person}", "{}", "[a", "a]", "[a[b]]", "{a{b}}", "[{]}"})
    void a_text_that_is_not_well_formed_is_refused(String text) {
        assertThatThrownBy(() -> MessageText.of(text)).hasMessageContaining("\"" + text + "\" is not a valid text");
    }

    private static Map<String, @Nullable String> values(String person, @Nullable String day, @Nullable String why) {
        Map<String, @Nullable String> values = new HashMap<>();
        values.put("person", person);
        values.put("day", day);
        values.put("why", why);
        return values;
    }
}
