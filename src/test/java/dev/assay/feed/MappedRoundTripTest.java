package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Facts of every feed, written out in any way that a mapping can read, are read back as they were. */
class MappedRoundTripTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final DateTimeFormatter SLASHED = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    private static final DateTimeFormatter TIMED = DateTimeFormatter.ofPattern("uuuuMMdd HH:mm:ss.SSSSSS");

    /** An alias is no fact of one row. */
    private static final List<Feed> FEEDS =
            Stream.of(Feed.values()).filter(feed -> feed != Feed.ALIASES).toList();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"csv", "semicolons", "tsv", "json", "ndjson"})
    void facts_are_the_same_whatever_they_are_written_in(String form) {
        Random random = new Random(form.hashCode());
        for (int round = 0; round < 2 * FEEDS.size(); round++) {
            Feed feed = FEEDS.get(round % FEEDS.size());
            List<Fact> facts = new ArrayList<>();
            while (facts.size() < 20) {
                Fact fact = RoundTripTest.fact(feed, random);
                if (!fact.updatedAt().isAfter(MappedInbox.PRODUCED) && writable(fact, form)) {
                    facts.add(fact);
                }
            }
            MappedInbox inbox = MappedInbox.of(folder, mapping(feed, form));
            InboxFile file = inbox.sealed("m", "any name" + ending(form), written(facts, form, random));
            Validation found = inbox.validate(file, FeedLimits.DEFAULTS, new ArrayList<>());
            assertThat(found).isInstanceOf(Validation.Valid.class);
            assertThat(facts(inbox, ((Validation.Valid) found).delivery(), feed))
                    .isEqualTo(facts);
        }
    }

    private static String mapping(Feed feed, String form) {
        String format =
                switch (form) {
                    case "semicolons" -> "csv: {delimiter: ;, encoding: UTF-16}";
                    case "tsv" -> "csv: {quotes: false}";
                    case "csv" -> "csv: {}";
                    default -> "json: {records: /in/rows}";
                };
        String pointer = form.endsWith("json") ? "/row/" : "the ";
        StringBuilder columns = new StringBuilder();
        StringBuilder optional = new StringBuilder();
        for (String column : feed.columns()) {
            String pattern = column.equals("updated_at")
                    ? ", pattern: yyyyMMdd HH:mm:ss.S, zone: UTC"
                    : column.endsWith("_on") || column.equals("valid_until") ? ", pattern: dd/MM/yyyy" : "";
            columns.append("      %s: {from: %s%s%s}%n".formatted(column, pointer, column, pattern));
            optional.append("  %s%s: {optional: true}%n".formatted(pointer, column));
        }
        return "mapping: m\n%s\ncolumns:\n%sfeeds:\n  %s:\n    columns:\n%s"
                .formatted(format, optional, feed.id(), columns);
    }

    private static String ending(String form) {
        return form.equals("semicolons") ? ".csv" : "." + form;
    }

    /** Blanks at its ends are never part of a mapped value, and a table without quotes has no tab and no line's end. */
    private static boolean writable(Fact fact, String form) {
        return fact.values().stream()
                .filter(value -> value != null)
                .noneMatch(value -> value.matches(
                                "(?s)[\\s\\p{Z}\\x00-\\x20\\u0085\\uFEFF].*|.*[\\s\\p{Z}\\x00-\\x20\\u0085\\uFEFF]")
                        || form.equals("tsv") && value.matches("(?s).*[\\t\\r\\n].*"));
    }

    private static byte[] written(List<Fact> facts, String form, Random random) {
        Feed feed = facts.get(0).feed();
        List<String> columns = new ArrayList<>(feed.columns());
        Collections.shuffle(columns, random);
        if (form.endsWith("json")) {
            return objects(facts, columns, form, random);
        }
        String delimiter = form.equals("tsv") ? "\t" : form.equals("csv") ? "," : ";";
        Charset encoding = form.equals("semicolons") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        StringBuilder text = new StringBuilder(columns.stream()
                .map(column -> "the " + column)
                .collect(Collectors.joining(delimiter, "stranger" + delimiter, "\n")));
        for (Fact fact : facts) {
            Map<String, String> values = values(fact);
            text.append(columns.stream()
                    .map(column -> values.getOrDefault(column, ""))
                    .map(value -> form.equals("tsv") ? value : '"' + value.replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(delimiter, "?" + delimiter, "\r\n")));
        }
        return text.toString().getBytes(encoding);
    }

    private static byte[] objects(List<Fact> facts, List<String> columns, String form, Random random) {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Fact fact : facts) {
            Map<String, String> values = values(fact);
            Map<String, Object> row = new LinkedHashMap<>();
            for (String column : columns) {
                if (values.containsKey(column) || random.nextBoolean()) {
                    row.put(column, values.get(column));
                }
            }
            records.add(
                    random.nextBoolean()
                            ? Map.of("row", row)
                            : Map.of("row", row, "stranger", List.of(Map.of("row", "?"), 7)));
        }
        String text = form.equals("ndjson")
                ? records.stream().map(JSON::writeValueAsString).collect(Collectors.joining("\n"))
                : JSON.writeValueAsString(Map.of("in", Map.of("rows", records, "count", facts.size())));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> values(Fact fact) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < fact.feed().columns().size(); i++) {
            String column = fact.feed().columns().get(i);
            String value = fact.values().get(i);
            if (value != null) {
                values.put(column, written(column, value));
            }
        }
        return values;
    }

    private static String written(String column, String value) {
        if (column.equals("updated_at")) {
            return TIMED.format(Instant.parse(value).atOffset(ZoneOffset.UTC));
        }
        boolean day = column.endsWith("_on") || column.equals("valid_until");
        return day ? SLASHED.format(java.time.LocalDate.parse(value)) : value;
    }

    private static List<Fact> facts(MappedInbox inbox, Delivery delivery, Feed feed) {
        List<Fact> facts = new ArrayList<>();
        try (DeliveryRows rows = DeliveryRows.open(delivery, feed, FeedLimits.DEFAULTS, inbox.mappings())) {
            for (DeliveryRow row = rows.next(); row != null; row = rows.next()) {
                row.to(facts::add, rejection -> {
                    throw new AssertionError(rejection);
                });
            }
        }
        return facts;
    }
}
