package dev.assay.feed.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How values from outside, and what a parser says of them, are shown to people. */
class ShownTest {
    @Test
    void what_cannot_be_seen_or_is_taken_for_a_space_is_shown_by_its_number() {
        assertThat(Shown.of("10:15\u202fAM\u00a0x\u2028y\u3000z"))
                .isEqualTo("'10:15\\u202fAM\\u00a0x\\u2028y\\u3000z'");
        assertThat(Shown.of("a\u001bb\u202ec\u0000")).isEqualTo("'a\\u001bb\\u202ec\\u0000'");
        assertThat(Shown.of("a b, Zoë 😀")).isEqualTo("'a b, Zoë 😀'");
        assertThat(Shown.of("K\ud800")).isEqualTo("'K\\ud800'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Unexpected end-of-input: expected close marker for Object (start marker at [Source: x; line: 1])"
                        + " | Unexpected end-of-input: expected close marker for Object",
                "Non-standard token 'NaN': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow"
                        + " | Non-standard token 'NaN'",
                "nesting depth (101) exceeds the maximum allowed (100, from `StreamReadConstraints.getMaxNestingDepth()`)"
                        + " | nesting depth (101) exceeds the maximum allowed (100)",
                "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)"
                        + " | maybe a (non-standard) comment?",
                "only regular white space is allowed (consider enabling `JsonReadFeature.ALLOW_RS_CONTROL_CHAR` to allow it)"
                        + " | only regular white space is allowed",
                "Trailing token (`JsonToken.START_OBJECT`) found after value (bound as `JsonNode`): not allowed as per `X`"
                        + " | Trailing token",
                "expected a valid value (JSON String, Number) | expected a valid value (JSON String, Number)",
            })
    void what_a_parser_says_of_itself_is_left_out(String message, String shown) {
        assertThat(Shown.ofParser(message, 200)).isEqualTo(shown);
    }
}
