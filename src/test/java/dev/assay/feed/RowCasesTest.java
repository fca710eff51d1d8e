package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules for values, each as a case in {@code rejected.txt} and {@code accepted.txt}. */
class RowCasesTest {
    private static final Pattern ESCAPE = Pattern.compile("(\\\\?)\\\\u([0-9a-f]{4})");

    @TempDir
    Path folder;

    record Case(Feed feed, String name, String record, String outcome) {
        @Override
        public String toString() {
            return feed.id() + ": " + name;
        }
    }

    static Stream<Case> rejected() {
        return cases("rejected.txt");
    }

    static Stream<Case> accepted() {
        return cases("accepted.txt");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void a_record_that_breaks_a_rule_is_rejected_with_column_and_reason(Case rejected) {
        Rejection rejection = ((DeliveryRow.Rejected) row(rejected)).rejection();
        String column = rejection.column() == null ? "-" : rejection.column();
        assertThat(column + ": " + rejection.reason()).isEqualTo(rejected.outcome());
        assertThat(rejection.raw()).isEqualTo(rejected.feed() == Feed.ALIASES ? "***" : rejected.record());
        assertThat(rejection.line()).isEqualTo(2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void a_record_at_the_edge_of_the_rules_becomes_a_fact(Case accepted) {
        Fact fact = ((DeliveryRow.Accepted) row(accepted)).fact();
        String values = fact.values().stream()
                .map(value -> value == null ? "" : value)
                .collect(Collectors.joining("|", "= ", ""));
        assertThat(values).isEqualTo(accepted.outcome());
    }

    private DeliveryRow row(Case one) {
        String data = String.join(",", one.feed().columns()) + "\n" + one.record();
        List<DeliveryRow> rows =
                TestInbox.rows(new TestInbox(folder).delivery(one.feed().id() + ".csv", data, 1));
        assertThat(rows).singleElement().extracting(DeliveryRow::number).isEqualTo(1L);
        return rows.get(0);
    }

    private static Stream<Case> cases(String file) {
        List<Case> cases = new ArrayList<>();
        List<String> lines = lines(file);
        Feed feed = null;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("[")) {
                feed = Feed.of(line.substring(1, line.length() - 1)).orElseThrow();
            } else if (line.startsWith("# ")) {
                cases.add(new Case(feed, line.substring(2), lines.get(++i), lines.get(++i)));
            } else {
                assertThat(line).as("%s, line %d", file, i + 1).matches("|;.*");
            }
        }
        return cases.stream();
    }

    private static List<String> lines(String file) {
        try (InputStream text = RowCasesTest.class.getResourceAsStream(file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(RowCasesTest::unescaped)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String unescaped(String line) {
        return ESCAPE.matcher(line)
                .replaceAll(found -> found.group(1).isEmpty()
                        ? String.valueOf((char) Integer.parseInt(found.group(2), 16))
                        : "\\\\u" + found.group(2));
    }
}
