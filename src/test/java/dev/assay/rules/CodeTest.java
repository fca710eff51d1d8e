package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodeTest {
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "mb2 714,MB2-714",
                "MB2-714,MB2-714",
                "  mb2 \t 714 ,MB2-714",
                "mb2 - 714,MB2---714",
                "70-532,70-532",
                "title,TITLE",
                "\u00a0mb2\u00a0714\u00a0,MB2-714",
                "stra\u00dfe,STRASSE"
            })
    void code_has_one_form(String written, String canonical) {
        assertThat(Code.canonical(written)).isEqualTo(canonical);
    }

    @Test
    void blank_code_is_empty() {
        assertThat(Code.canonical(" \t\u00a0 ")).isEmpty();
    }

    @Test
    void canonical_form_is_its_own() {
        Random random = new Random(1);
        String alphabet = "aZ9-_. \t\n\u00a0\u2003\u3000\u001c\u0131\u00df\u00e9";
        for (int i = 0; i < 5000; i++) {
            StringBuilder written = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                written.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String once = Code.canonical(written.toString());
            assertThat(Code.canonical(once)).as("of '%s'", written).isEqualTo(once);
            assertThat(once).as("of '%s'", written).doesNotContainPattern("(?U)\\s");
        }
    }
}
