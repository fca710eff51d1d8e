package dev.assay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.yaml.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file of {@code rulebook/bad} has one thing wrong; {@code expected.txt} holds every message about it. */
class BadRulebookTest {
    private static final Path FOLDER = Path.of("src/test/resources/rulebook/bad");
    private static final Path EXPECTED = FOLDER.resolve("expected.txt");

    private final RulebookLoader loader = new RulebookLoader();

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void each_bad_rulebook_is_refused_with_line_value_and_remedy(String name) throws IOException {
        List<String> expected =
                expected().filter(line -> line.startsWith(name + ":")).toList();

        List<Problem> problems = loader.check(List.of(FOLDER.resolve(name)));

        assertThat(problems).extracting(BadRulebookTest::told).containsExactlyElementsOf(expected);
        assertThat(expected).isNotEmpty();
    }

    @Test
    void every_expectation_has_its_file() throws IOException {
        List<String> files = files().toList();
        assertThat(expected().map(line -> line.substring(0, line.indexOf(':'))).distinct())
                .allSatisfy(name -> assertThat(files).contains(name));
    }

    static Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .filter(file -> !file.equals(EXPECTED))
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Stream<String> expected() throws IOException {
        return Files.readAllLines(EXPECTED, StandardCharsets.UTF_8).stream().filter(line -> !line.isBlank());
    }

    private static String told(Problem problem) {
        return problem.toString().replace(FOLDER + "/", "");
    }
}
