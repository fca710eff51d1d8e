package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FigureNotationTest {
    private static final String LETTERS = "0123456789012345678901234567890123456789.-+e, \u0661";

    @Test
    void figures_are_read_exactly_as_the_written_rule_says() {
        Random random = new Random(4);
        int read = 0;
        for (int i = 0; i < 60_000; i++) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "-" : "");
            for (int length = random.nextInt(22); length > 0; length--) {
                text.append(LETTERS.charAt(random.nextInt(random.nextBoolean() ? 41 : LETTERS.length())));
            }
            BigDecimal figure = Notation.decimal(text.toString());
            assertThat(figure).as(text.toString()).isEqualTo(twin(text.toString()));
            read += figure == null ? 0 : 1;
        }
        assertThat(read).as("the random texts are not all bad").isGreaterThan(4_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "-0", "-0.0000", "999999999999999.9999", "-999999999999999.9999", "00000000000000000017"})
    void the_largest_and_the_oddest_figures_allowed_are_read(String text) {
        assertThat(Notation.decimal(text)).isEqualByComparingTo(text);
    }

    private static BigDecimal twin(String text) {
        return text.matches("-?0*[0-9]{1,15}(\\.[0-9]{1,4})?") ? new BigDecimal(text) : null;
    }
}
