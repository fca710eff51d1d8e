package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each line of the table of unexpected behaviour of the platform names what checks it. */
final class PlatformTableTest {
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern FILE = Pattern.compile("`((?:findings|jobs|src)/[^`]+)`");

    @Test
    void each_line_names_a_test_or_a_file_that_is_there() throws IOException {
        List<String> lines = lines();
        assertThat(lines).hasSizeGreaterThan(12);
        String tests = tests();
        for (String line : lines) {
            String minded = line.substring(line.lastIndexOf(" | "));
            List<String> names = found(TEST, minded);
            List<String> files = found(FILE, minded);
            assertThat(names.size() + files.size()).as(line).isPositive();
            assertThat(names).as(line).allSatisfy(name -> assertThat(tests).contains("/" + name + ".java"));
            assertThat(files).as(line).allSatisfy(file -> assertThat(Path.of(file))
                    .exists());
        }
    }

    private static List<String> lines() throws IOException {
        String page = Files.readString(Path.of("src/README.md"));
        String table = page.substring(page.indexOf("| on | expected |"));
        return table.lines()
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.replaceFirst("\\s*\\|\\s*$", ""))
                .toList();
    }

    private static String tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(Path::toString).collect(Collectors.joining("\n"));
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
