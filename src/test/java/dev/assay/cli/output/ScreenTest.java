package dev.assay.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ScreenTest {
    private final StringWriter text = new StringWriter();
    private final Screen screen = Screen.plain(new PrintWriter(text, true), 80);

    private record Answer(String partnerId, @Nullable String name, List<Long> openRisks) {}

    @Test
    void texts_from_outside_cannot_act_on_the_terminal() {
        screen.line("%s in %s: %d", "a\u001b[2J", Path.of("x\u202Ey"), 1);
        screen.paragraph(2, "b\u0007c");
        assertThat(text.toString().lines()).containsExactly("a\\u001b[2J in x\\u202ey: 1", "  b\\u0007c");
    }

    @Test
    void a_paragraph_fits_the_width() {
        screen.paragraph(4, "word ".repeat(40) + "x".repeat(100));
        assertThat(text.toString().lines())
                .allSatisfy(line -> assertThat(line).startsWith("    ").hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void a_record_is_json_with_its_components_in_snake_case_in_their_order_and_escapes() {
        screen.json(new Answer("p", "x\u202E\u001b\"富", List.of(1L)));
        assertThat(text.toString().strip())
                .isEqualTo("{\"partner_id\":\"p\",\"name\":\"x\\u202e\\u001B\\\"富\",\"open_risks\":[1]}");
        assertThat(Json.MAPPER.readTree(text.toString()).required("name").stringValue())
                .isEqualTo("x\u202E\u001b\"富");
    }

    @Test
    void csv_is_that_of_rfc_4180_and_no_formula() {
        StringWriter csv = new StringWriter();
        try (Csv written = new Csv(csv, List.of("a", "b", "c"))) {
            written.row(Arrays.asList("x,\"y\"\nz", null, 5));
            written.row(Arrays.asList("=1+1", "-5", -5));
            written.row(Arrays.asList("@x", "+1", "ä"));
        }
        assertThat(csv.toString()).isEqualTo("a,b,c\r\n\"x,\"\"y\"\"\nz\",,5\r\n'=1+1,'-5,-5\r\n'@x,'+1,ä\r\n");
    }
}
