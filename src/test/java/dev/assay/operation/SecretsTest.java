package dev.assay.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    jdbc:mysql://h:3306/a?user=u&password=geheim&x=1   | jdbc:mysql://h:3306/a?user=u&password=***&x=1
                    jdbc:mysql://u:geheim@h:3306/a                     | jdbc:mysql://u:***@h:3306/a
                    "jdbc:h2:file:/a;PASSWORD=geheim;MODE=MySQL" is no | "jdbc:h2:file:/a;PASSWORD=***;MODE=MySQL" is no
                    http://127.0.0.1:4318/v1/metrics is not there      | http://127.0.0.1:4318/v1/metrics is not there
                    Access denied (using password: YES)                | Access denied (using password: YES)
                    """)
    void passwords_in_urls_are_hidden_and_nothing_else(String text, String hidden) {
        assertThat(Secrets.hidden(text)).isEqualTo(hidden);
    }

    @Test
    void the_text_format_of_the_log_hides_the_same() throws IOException {
        String pattern = Secrets.IN_A_URL.pattern().replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(Files.readString(Path.of("src/main/resources/application.yaml")))
                .contains("{'" + pattern + "', '$1***'}");
    }
}
