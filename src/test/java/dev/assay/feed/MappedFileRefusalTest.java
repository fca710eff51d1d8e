package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A file that deviates from its mapping, or is malicious, is refused as a whole. */
class MappedFileRefusalTest {
    private static final String TABLE =
            """
            mapping: m
            csv: {}
            columns:
              Code: {also: [code]}
              Mail: {private: true}
              Extra: {optional: true}
            feeds:
              achievements:
                columns:
                  person_id: [Id, {from: Mail, alias: mail}]
                  credential_code: Code
                  earned_on: {from: Day, pattern: dd/MM/yyyy}
                  valid_until: Extra
            """;
    private static final String OBJECTS =
            """
            mapping: m
            json: {records: /data/list}
            columns:
              /until: {optional: true}
            feeds:
              achievements:
                columns:
                  person_id: /who/0/id
                  credential_code: /code
                  earned_on: /on
                  valid_until: /until
            """;
    private static final String ONE = "{\"who\":[{\"id\":\"H1\"}],\"code\":\"c\",\"on\":\"2017-01-01\"}";

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            ^^                                     | there is no header; the first line must name the columns
            Id,Code,Mail\\n                        | line 1: missing: Day; check that the file belongs to this mapping and separates fields with ','
            Id;Code;Mail;Day\\n                    | line 1: missing: Code, Mail, Id, Day
            ID,_CODE,Mail.,ada@example.org\\n     | line 1: missing: Code (there is '_CODE'), Mail (there is 'Mail.'), Id (there is 'ID'), Day; check
            Id,Code,Mail,Day,Id\\n                 | line 1: the column 'Id' occurs twice; remove one
            Id,Code,Mail,Day,code\\n               | line 1: the column 'code' occurs twice, also as 'Code'; remove one
            Id,Code,Mail,Day\\n"x                  | line 2: invalid CSV (RFC 4180)
            Id,Code,Mail,Day\\nx"y,c,,01/01/2017\\n | line 2: invalid CSV (RFC 4180): a quote inside the field
            Id,Code,Mail,Day\\n1,2,3,4\\n1,2,3,4\\n | the file has 2 rows (rejected ones included), the manifest says 1
            """)
    void a_table_that_is_another_is_refused_with_line_and_column(String text, String reason) {
        assertThat(table("x.csv", text.replace("\\n", "\n"))).contains(reason);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            ^^                                  | there is nothing at /data, where the mapping expects the records
            []                                  | there is nothing at /data, where
            {"data":{"lists":[]}}               | there is nothing at /data/list, where the mapping expects the records
            {"data":{"list":["x"]}}             | line 1: the record is not an object
            {"data":{"list":[ONE,]}}            | line 1: invalid JSON:
            {"data":{"list":[ONE}}              | line 1: invalid JSON:
            {"data":{"list":[ONE]}              | invalid JSON: Unexpected end-of-input
            {"data":{"list":[ONE]}} {}          | line 1: there is more after the document; remove it
            {"data":{"list":[{"code":"a","code":"b"}]}} | invalid JSON: Duplicate Object property "code"
            {"data":{"list":[{"who":[{"id":"H1"}],"on":"2017-01-01"}]}} | no record has a value at /code; check that the file
            """)
    void json_that_is_something_else_is_refused_with_line_and_path(String text, String reason) {
        MappedInbox inbox = MappedInbox.of(folder, OBJECTS);
        assertThat(inbox.refusal("m", "x.json", text.replace("ONE", ONE))).contains(reason);
    }

    @Test
    void lines_of_json_have_one_record_each() {
        MappedInbox inbox = MappedInbox.of(folder, OBJECTS);
        assertThat(inbox.refusal("m", "x.ndjson", "\n" + ONE + "\n\n")).startsWith("Valid");
        assertThat(inbox.refusal("m", "x.ndjson", ONE + " " + ONE))
                .contains("line 1: a second record begins on this line; write one per line");
        assertThat(inbox.refusal("m", "x.ndjson", ONE + "\n[" + ONE + "]"))
                .isEqualTo("line 2: the record is not an object; write one object per line");
    }

    @Test
    void the_name_and_the_mapping_have_to_fit() {
        assertThat(table("x.json", "[]"))
                .contains("mapping 'm' reads .csv and .tsv, compressed or not, and this file is none");
        MappedInbox inbox = MappedInbox.of(folder, TABLE);
        assertThat(new MappedInbox(folder, Mappings.NONE).refusal("m", "x.csv", "Id\n"))
                .contains("the manifest's mapping 'm' is unknown; there are none; put it into the folder");
        assertThat(inbox.refusal("n", "x.csv", "Id\n"))
                .contains("mapping 'n' is unknown;")
                .contains("or write one of m");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            "feed":"partners"                  | the manifest says feed 'partners' but the file name names none; rename it
            "mapping":"../m"                   | mapping '../m' is not a valid mapping name; write 1 to 64 of a-z 0-9 -
            "mapping":"m","feed":"partners"    | the manifest has both feed and mapping; remove one
            "mapping":7                        | the manifest's mapping is '7'; write a text in quotes
            """)
    void the_manifest_names_one_mapping(String named, String reason) {
        MappedInbox inbox = MappedInbox.of(folder, TABLE);
        inbox.delivery("m", "x.csv", new byte[0], 0);
        String manifest =
                "{" + named + ",\"mode\":\"delta\",\"produced_at\":\"2026-11-22T01:00:00Z\",\"rows\":0,\"sha256\":\""
                        + "0".repeat(64) + "\"}";
        InboxFile file = new TestInbox(folder).manifest("x.csv", manifest);
        assertThat(inbox.validate(file, FeedLimits.DEFAULTS, new ArrayList<>()).toString())
                .contains(reason);
    }

    @Test
    void a_snapshot_of_everything_is_not_what_a_mapping_gives() {
        MappedInbox inbox = MappedInbox.of(folder, TABLE);
        InboxFile file = inbox.delivery("m", "x.csv", new byte[0], 0);
        String manifest =
                "{\"mapping\":\"m\",\"mode\":\"snapshot\",\"produced_at\":\"2026-11-22T01:00:00Z\",\"rows\":0,"
                        + "\"sha256\":\"" + "0".repeat(64) + "\"}";
        assertThat(inbox.validate(
                                new TestInbox(folder).manifest(file.name(), manifest),
                                FeedLimits.DEFAULTS,
                                new ArrayList<>())
                        .toString())
                .contains("mode 'snapshot' is not possible with a mapping, which itself states what ends");
    }

    @Test
    void other_names_are_deliveries_once_they_have_a_manifest_and_never_wait_for_one() throws Exception {
        MappedInbox inbox = MappedInbox.of(folder, TABLE);
        inbox.delivery("m", "Training Completions.tsv.gz", new byte[0], 0);
        inbox.delivery("m", "partners-really.csv", new byte[0], 0);
        for (String name : List.of("other.csv", "other.json", "x.txt", "partners.csv", "lonely.csv.manifest.json")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(folder.resolve("x.txt.manifest.json"));
        assertThat(Inbox.scan(folder, FeedLimits.DEFAULTS).files())
                .extracting(file -> file.name() + (file.waiting() ? " waits" : ""))
                .containsExactly("Training Completions.tsv.gz", "partners-really.csv", "partners.csv waits");
    }

    @Test
    void more_than_10_rejected_and_more_than_1_percent_refuse_all_and_are_reported_once() {
        MappedInbox inbox = MappedInbox.of(folder, TABLE);
        StringBuilder text = new StringBuilder("Id,Code,Mail,Day\n");
        for (int i = 0; i < 1000; i++) {
            text.append("H").append(i).append(",c,,").append(i % 90 == 0 ? "32/01/2017\n" : "31/01/2017\n");
        }
        List<Rejection> rejections = new ArrayList<>();
        byte[] data = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(inbox.validate(inbox.delivery("m", "x.csv", data, 1000), FeedLimits.DEFAULTS, rejections)
                        .toString())
                .contains(
                        "12 of 1000 rows are rejected, more than 10 and more than 1 %; the first: line 2, Day: '32/01/2017' is not");
        assertThat(rejections).hasSize(12);
    }

    @Test
    void names_of_columns_are_read_without_the_blanks_of_a_spreadsheet() {
        MappedInbox inbox = MappedInbox.of(folder, TABLE);
        byte[] data = "Id\u00a0,\ufeffCode, Mail ,Day\nH1,c,,01/02/2017\n".getBytes(StandardCharsets.UTF_8);
        assertThat(inbox.whole(inbox.sealed("m", "x.csv", data))).contains("1|H1|C|2017-02-01|");
    }

    /** Spreadsheets write a no-break space between a figure and its currency. */
    @Test
    void blanks_that_are_left_around_a_value_by_a_step_are_no_part_of_it() {
        String mapping =
                """
                mapping: m
                csv: {delimiter: ;}
                feeds:
                  metrics:
                    columns:
                      partner_id: {from: P, strip: "No."}
                      metric_code: {constant: C}
                      month: {from: M, strip: "bis", pattern: MM/yyyy}
                      value: {from: V, replace: {"€": "", ",": "."}}
                """;
        MappedInbox inbox = MappedInbox.of(folder, mapping);
        byte[] data =
                "P;M;V\nNo. P1;bis\u00a001/2017;1,5\u00a0€\nNo. ;bis 01/2017;1\n".getBytes(StandardCharsets.UTF_8);
        assertThat(inbox.whole(inbox.sealed("m", "x.csv", data)))
                .contains("1|P1|C|2017-01|1.5|", "3|P|for metrics.partner_id: is empty; fill it in|");
    }

    @Test
    void a_text_in_another_encoding_is_refused_or_read_as_the_mapping_says() {
        String text = "Id,Code,Mail,Day\nH1,Präfung,,01/02/2017\n";
        assertThat(table("x.csv", text.getBytes(Charset.forName("windows-1252"))))
                .contains("the text is not UTF-8: invalid byte 0xe4 at offset 22")
                .endsWith("; write the file in UTF-8, or give its encoding to the mapping");
        assertThat(table("x.csv", text.getBytes(StandardCharsets.UTF_16))).contains("the text is not UTF-8");
        for (String name : List.of("windows-1252", "UTF-16")) {
            MappedInbox inbox = MappedInbox.of(folder, TABLE.replace("csv: {}", "csv: {encoding: " + name + "}"));
            assertThat(inbox.whole(inbox.sealed("m", "y.csv", text.getBytes(Charset.forName(name)))))
                    .contains("1|H1|PRÄFUNG|2017-02-01|");
        }
        MappedInbox wide = MappedInbox.of(folder, TABLE.replace("csv: {}", "csv: {encoding: UTF-16}"));
        byte[] odd = "Id,Code,Mail,Day\nH1,c,,01/02/2017\n".getBytes(StandardCharsets.UTF_16);
        assertThat(wide.refusal("m", "z.csv", java.util.Arrays.copyOf(odd, odd.length - 1), FeedLimits.DEFAULTS))
                .contains("the text is not UTF-16");
    }

    @Test
    @Timeout(300)
    void what_is_too_large_or_too_deep_is_refused_before_it_costs_anything() {
        FeedLimits small = new FeedLimits(10, 1 << 20, 1 << 20, 200, 2000, 500);
        MappedInbox inbox = MappedInbox.of(folder, OBJECTS);
        String head = "{\"data\":{\"list\":[";
        assertThat(json(inbox, head + "{\"code\":\"" + "x".repeat(501) + "\"}]}}", small))
                .contains(
                        "line 1: a string has more than 500 characters; shorten it or raise assay.limits.field-chars");
        assertThat(json(inbox, head + "{\"other\":[" + "1,".repeat(2000) + "1]}]}}", small))
                .contains("the record has more than 2000 characters; shorten it or raise assay.limits.record-chars");
        assertThat(json(inbox, head + "{\"other\":" + "[".repeat(900), small))
                .contains("invalid JSON")
                .contains("depth");
        assertThat(json(inbox, "{\"x\":\"" + "y".repeat(3000) + "\"," + head.substring(1), small))
                .contains("more than 2000 characters");
        assertThat(json(inbox, head + ONE.replace("\"c\"", "1e999999") + "]}}", small))
                .startsWith("Valid");
        assertThat(json(inbox, head + ONE.replace("\"c\"", "1".repeat(1001)) + "]}}", small))
                .contains("invalid JSON");

        byte[] bomb = TestInbox.gzip((head + " ".repeat(2 << 20) + "]}}").getBytes(StandardCharsets.UTF_8));
        assertThat(bomb.length).isLessThan(10_000);
        assertThat(inbox.refusal("m", "bomb.json.gz", bomb, small)).contains("assay.limits.unpacked-bytes");
        assertThat(MappedInbox.of(folder, TABLE)
                        .refusal(
                                "m",
                                "bomb.csv.gz",
                                TestInbox.gzip(
                                        ("Id,Code,Mail,Day\n" + "\n".repeat(2 << 20)).getBytes(StandardCharsets.UTF_8)),
                                small))
                .contains("assay.limits.unpacked-bytes");
        assertThat(MappedInbox.of(folder, TABLE)
                        .refusal(
                                "m",
                                "wide.csv",
                                ("Id,Code,Mail,Day\n\"" + "x".repeat(501) + "\"\n").getBytes(StandardCharsets.UTF_8),
                                small))
                .contains("a field has more than 500 characters");
    }

    @Test
    void a_bad_record_is_reported_in_terms_of_its_source_without_personal_data() {
        MappedInbox inbox = MappedInbox.of(folder, TABLE);
        String text = "Unread,Id,Code,Mail,Day,Extra\n"
                + "s,H 1,c,ada@example.org,01/01/2017,\n"
                + "s,,,ada@example.org,01/01/2017,\n"
                + "s,,c,,01/01/2017,\n"
                + "s,H1,c,ada@example.org,01/01/2017,2016-12-31\n"
                + "s,H1,c,01/01/2017,ada@example.org,,\n";
        List<Rejection> rejections = new ArrayList<>();
        inbox.validate(
                inbox.sealed("m", "x.csv", text.getBytes(StandardCharsets.UTF_8)), FeedLimits.DEFAULTS, rejections);
        assertThat(rejections)
                .extracting(rejection ->
                        rejection.line() + "|" + rejection.column() + "|" + rejection.reason() + "|" + rejection.raw())
                .containsExactly(
                        "2|Id|for achievements.person_id: 'H 1' is not a valid id; write 1 to 40 of the characters A-Z a-z 0-9 . _ -|…,H 1,c,***,01/01/2017,",
                        "3|Code|for achievements.credential_code: is empty; fill it in|…,,,***,01/01/2017,",
                        "4|Id, Mail|for achievements.person_id: is empty; fill it in|…,,c,,01/01/2017,",
                        "5|Extra|for achievements.valid_until: '2016-12-31' is before earned_on '2017-01-01'; write that day or a later one|…,H1,c,***,01/01/2017,2016-12-31",
                        "6|null|7 fields, but the header has 6; write a delimiter for every column, and quote a value that contains one|…,…,…,…,…,…,…");
    }

    @Test
    void many_allowed_values_leave_room_for_what_to_do() {
        String allowed = IntStream.range(0, 100)
                .mapToObj("a long title of a course %d"::formatted)
                .collect(Collectors.joining(", "));
        MappedInbox inbox =
                MappedInbox.of(folder, TABLE.replace("  Mail: {", "  Id: {allowed: [" + allowed + "]}\n  Mail: {"));
        List<Rejection> rejections = new ArrayList<>();
        byte[] data = "Id,Code,Mail,Day\nanother,c,,01/01/2017\n".getBytes(StandardCharsets.UTF_8);
        inbox.validate(inbox.sealed("m", "x.csv", data), FeedLimits.DEFAULTS, rejections);
        assertThat(rejections)
                .extracting(Rejection::reason)
                .containsExactly(
                        "'another' is none of the 100 allowed values; correct it, or add it to the mapping's columns if it is valid");
    }

    private String table(String name, String text) {
        return table(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private String table(String name, byte[] data) {
        return MappedInbox.of(folder, TABLE).refusal("m", name, data, FeedLimits.DEFAULTS);
    }

    private static String json(MappedInbox inbox, String text, FeedLimits limits) {
        return inbox.refusal("m", "x.json", text.getBytes(StandardCharsets.UTF_8), limits);
    }
}
