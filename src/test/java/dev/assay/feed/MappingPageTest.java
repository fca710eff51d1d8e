package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples on the page about mappings are correct. */
class MappingPageTest {
    private static final Path PAGE = Path.of("jobs/mappings/README.md");
    private static final Pattern CODE = Pattern.compile("([A-Z]) `([^`]*)`");
    private static final String ROWS =
            """
            mapping: page
            csv: {delimiter: "|", quotes: false}
            zone: Europe/Brussels
            columns: {A: {optional: true}, B: {optional: true}}
            tables:
              months: {values: {70-532: "24", 70-533: "36"}}
            %s
            feeds:
              achievements:
                columns:
            %s
            """;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1} of {2}: {3}")
    @MethodSource
    void values_of_the_page_give_what_it_says(String column, String value, String record, String gives) {
        Map<String, String> columns = new LinkedHashMap<>(Map.of(
                "person_id",
                "{constant: P}",
                "credential_code",
                "{constant: C}",
                "earned_on",
                "{constant: \"2000-01-01\"}"));
        columns.put(column, plain(value));
        String whole = read("", columns, record);
        if (gives.startsWith("rejected: ")) {
            assertThat(whole).contains("achievements 1/1").contains(gives.substring("rejected: ".length()));
        } else {
            List<String> order =
                    List.of("person_id", "credential_code", "earned_on", "valid_until", "revoked_on", "updated_at");
            String row = whole.lines().skip(1).findFirst().orElseThrow();
            String given = row.split("\\|", -1)[1 + order.indexOf(column)];
            assertThat(given.isEmpty() ? "empty" : given).isEqualTo(plain(gives));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void conditions_of_the_page_hold_of_what_it_says(String condition, String holds, String not) {
        Map<String, String> columns = Map.of(
                "person_id",
                "{constant: P}",
                "credential_code",
                "{constant: C}",
                "earned_on",
                "{constant: \"2000-01-01\"}");
        String where = "where: " + plain(condition);
        assertThat(read(where, columns, holds)).contains("achievements 1/0").doesNotContain("left out");
        assertThat(read(where, columns, not)).contains("achievements 0/0", "left out 1 by: ");
    }

    static Stream<Object[]> values_of_the_page_give_what_it_says() throws IOException {
        return table("| column | value in the mapping |");
    }

    static Stream<Object[]> conditions_of_the_page_hold_of_what_it_says() throws IOException {
        return table("| condition | holds of |");
    }

    private static Stream<Object[]> table(String header) throws IOException {
        List<Object[]> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            inside = line.startsWith(header) || inside && line.startsWith("|");
            if (inside && !line.startsWith(header) && !line.startsWith("|---")) {
                rows.add(line.substring(2, line.length() - 2).split(" \\| "));
            }
        }
        assertThat(rows).hasSizeGreaterThan(5);
        return rows.stream();
    }

    private String read(String where, Map<String, String> columns, String record) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher code = CODE.matcher(record);
        while (code.find()) {
            fields.put(code.group(1), code.group(2));
        }
        StringBuilder rows = new StringBuilder();
        columns.forEach((column, value) -> rows.append("      %s: %s%n".formatted(column, value)));
        MappedInbox inbox = MappedInbox.of(folder, ROWS.formatted(where, rows));
        String text = String.join("|", fields.keySet()) + "|z\n" + String.join("|", fields.values()) + "|\n";
        return inbox.whole(inbox.sealed("page", "x.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String plain(String code) {
        return code.replace("`", "");
    }
}
