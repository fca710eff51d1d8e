package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class CsvLinkTest {
    private static final String PREFIX = "data:text/csv;charset=utf-8;base64,";

    @Test
    void fields_are_quoted_where_they_have_to_be_and_no_text_is_a_formula() {
        CsvLink link = new CsvLink("a", "b");

        link.add("Ada, \"the\" first\nline", null);
        link.add("=1+1", "+49 30");
        link.add("-5", "@SUM(A1)");
        link.add("\t=1", "회사");

        assertThat(link.rows()).isEqualTo(4);
        assertThat(file(link))
                .isEqualTo(
                        "\uFEFFa,b\r\n\"Ada, \"\"the\"\" first\nline\",\r\n'=1+1,'+49 30\r\n'-5,'@SUM(A1)\r\n'\t=1,회사\r\n");
    }

    @Test
    void rows_that_would_make_it_too_large_to_be_saved_are_left_out() {
        CsvLink link = new CsvLink("a");
        String kilobyte = "x".repeat(1022);

        for (int i = 0; i < 3_000; i++) {
            link.add(kilobyte);
        }
        link.add("small");

        assertThat(link.rows()).isEqualTo(1_464);
        assertThat(link.address().length()).isLessThan(2 * 1024 * 1024);
        assertThat(file(link)).doesNotContain("small");
    }

    private static String file(CsvLink link) {
        assertThat(link.address()).startsWith(PREFIX);
        return new String(
                Base64.getDecoder().decode(link.address().substring(PREFIX.length())), StandardCharsets.UTF_8);
    }
}
