package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.feed.format.FeedLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the form of a data file makes of the delivery, whatever its values. */
class StructureTest {
    private static final String HEADER = "partner_id,name,country,market,updated_at\n";
    private static final String ROW = "P1,Contoso,DE,,2026-11-22T01:00:00Z\n";

    @TempDir
    Path folder;

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of(
                        "nothing", "", "there is no header; the first line must name the columns partner_id, name"),
                Arguments.of("only empty lines", "\n\r\n\n", "there is no header"),
                Arguments.of("only a byte order mark", "\uFEFF", "there is no header"),
                Arguments.of("no header", ROW, "line 1: the column 'P1' is unknown; the columns of partners are"),
                Arguments.of(
                        "column in capitals", HEADER.replace("name", "Name"), "line 1: the column 'Name' is unknown"),
                Arguments.of("blank in a column", HEADER.replace("name", " name"), "the column ' name' is unknown"),
                Arguments.of("empty column", HEADER.replace("name", ""), "line 1: the column '' is unknown"),
                Arguments.of("column too many", "x," + HEADER, "line 1: the column 'x' is unknown"),
                Arguments.of("column twice", "name," + HEADER, "line 1: the column 'name' occurs twice"),
                Arguments.of(
                        "columns missing",
                        "partner_id,market,updated_at\n",
                        "line 1: missing: name, country; add it even if its fields are all empty"),
                Arguments.of("header after an empty line", "\nx\n", "line 2: the column 'x' is unknown"),
                Arguments.of(
                        "two byte order marks", "\uFEFF\uFEFF" + HEADER, "the column '\\ufeffpartner_id' is unknown"),
                Arguments.of(
                        "unclosed quote",
                        HEADER + ROW + "P2,\"Fabrikam,DE,,2026-11-22T01:00:00Z\n" + ROW,
                        "line 3: invalid CSV (RFC 4180): Unclosed quoted field"),
                Arguments.of("unclosed quote at the end", HEADER + ROW + "P2,\"", "line 3: invalid CSV"),
                Arguments.of("unclosed after a doubled one", HEADER + "P2,\"a\"\"", "line 2: invalid CSV"),
                Arguments.of(
                        "text after a quoted field",
                        HEADER + ROW + "P2,\"Fabri\"kam,DE,,2026-11-22T01:00:00Z\n",
                        "line 3: invalid CSV (RFC 4180): Unexpected character after closing quote: 'k'"),
                Arguments.of(
                        "blank after a quoted field",
                        HEADER + "P2,\"Fabrikam\" ,DE,,2026-11-22T01:00:00Z\n",
                        "line 2: invalid CSV"),
                Arguments.of(
                        "quote in a field without quotes",
                        HEADER + ROW + "P2,6\" Nails,DE,,2026-11-22T01:00:00Z\n",
                        "line 3: invalid CSV (RFC 4180): a quote inside the field '6\" Nails', which is not in quotes"),
                Arguments.of(
                        "blank before a quoted field",
                        HEADER + "P2, \"Fabrikam\",DE,,2026-11-22T01:00:00Z\n",
                        "line 2: invalid CSV (RFC 4180): a quote inside the field ' \"Fabrikam\"'"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void a_file_of_a_wrong_form_is_refused_with_the_line(String what, String data, String reason) {
        assertThat(TestInbox.refusal(new TestInbox(folder).delivery("partners.csv", data, 1)))
                .contains(reason);
        byte[] packed = TestInbox.gzip(data.getBytes(StandardCharsets.UTF_8));
        assertThat(TestInbox.refusal(new TestInbox(folder).delivery("partners.csv.gz", packed, 1)))
                .contains(reason);
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused_with_position_and_line() {
        byte[] data = (HEADER + ROW + "P2,Caf\u00e9,FR,,2026-11-22T01:00:00Z\n").getBytes(StandardCharsets.ISO_8859_1);
        int position = HEADER.length() + ROW.length() + 6;
        assertThat(TestInbox.refusal(new TestInbox(folder).delivery("partners.csv", data, 2)))
                .isEqualTo(("line 3: the text is not UTF-8: invalid byte 0xe9 at offset %d (uncompressed);"
                                + " write the file in UTF-8")
                        .formatted(position));
    }

    @Test
    void bytes_that_are_no_utf_8_are_found_wherever_they_stand() {
        byte[] data = (HEADER + ROW.repeat(6000)).getBytes(StandardCharsets.UTF_8);
        for (int position : new int[] {0, 1, 65_535, 65_536, 65_537, data.length - 1}) {
            for (int bad : new int[] {0x80, 0xc0, 0xe2, 0xed, 0xf5, 0xff}) {
                byte[] broken = data.clone();
                broken[position] = (byte) bad;
                String line = "line %d: ".formatted(lineOf(data, position));
                assertThat(TestInbox.refusal(new TestInbox(folder).delivery("partners.csv", broken, 6000)))
                        .startsWith(line + "the text is not UTF-8")
                        .contains("at offset " + position);
            }
        }
    }

    private static long lineOf(byte[] data, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            line += data[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    @Test
    void an_encoded_surrogate_and_an_overlong_form_are_no_utf_8() {
        for (int[] bad : new int[][] {{0xed, 0xa0, 0x80}, {0xc0, 0x80}, {0xf4, 0x90, 0x80, 0x80}, {0xe2, 0x82}}) {
            byte[] data = Arrays.copyOf(HEADER.getBytes(StandardCharsets.UTF_8), HEADER.length() + bad.length);
            for (int i = 0; i < bad.length; i++) {
                data[HEADER.length() + i] = (byte) bad[i];
            }
            assertThat(TestInbox.refusal(new TestInbox(folder).delivery("partners.csv", data, 1)))
                    .startsWith("line 2: the text is not UTF-8")
                    .contains("at offset " + HEADER.length());
        }
    }

    @Test
    void lines_are_counted_as_an_editor_counts_them() {
        String data = "\uFEFF\r\n" + HEADER.replace("\n", "\r\n")
                + "P1,\"two\r\nlines\",,,bad\r\n\r\n\rP2,\"\r\n\n\",,,bad\nP3\r\n,";
        List<Rejection> rejections = new ArrayList<>();
        TestInbox.validate(new TestInbox(folder).delivery("partners.csv", data, 4), FeedLimits.DEFAULTS, rejections);
        assertThat(rejections).extracting(Rejection::line).containsExactly(3L, 7L, 10L, 11L);
        assertThat(rejections)
                .extracting(Rejection::raw)
                .containsExactly("P1,\"two\r\nlines\",,,bad", "P2,\"\r\n\n\",,,bad", "P3", ",");
    }

    @Test
    void a_line_of_blanks_is_a_record_and_an_empty_one_is_nothing() {
        String data = "\n" + HEADER + "\n" + ROW + "\n \n\n" + ROW + "\n\n";
        List<Rejection> rejections = new ArrayList<>();
        Validation validation = TestInbox.validate(
                new TestInbox(folder).delivery("partners.csv", data, 3), FeedLimits.DEFAULTS, rejections);
        assertThat(validation).isInstanceOf(Validation.Valid.class);
        assertThat(rejections)
                .containsExactly(new Rejection(
                        6,
                        null,
                        "1 fields, but the header has 5; write a comma for every column, and quote a value that contains one",
                        " "));
    }

    @Test
    void a_wrong_hash_is_reported_rather_than_its_effects_on_the_contents() {
        TestInbox inbox = new TestInbox(folder);
        inbox.delivery("partners.csv", HEADER + ROW, 1);
        InboxFile damaged = inbox.waiting("partners.csv", (HEADER + "\"").getBytes(StandardCharsets.UTF_8));
        assertThat(TestInbox.refusal(damaged))
                .startsWith("the file's sha256 is ")
                .contains(", the manifest says " + TestInbox.sha256((HEADER + ROW).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void another_number_of_rows_than_the_manifest_says_is_refused() {
        TestInbox inbox = new TestInbox(folder);
        assertThat(TestInbox.refusal(inbox.delivery("partners.csv", HEADER + ROW + "x\n", 1)))
                .isEqualTo("the file has 2 rows (rejected ones included), the manifest says 1; send the whole file,"
                        + " or correct the manifest");
        assertThat(TestInbox.refusal(inbox.delivery("partners.csv", HEADER + ROW, 2)))
                .startsWith("the file has 1 rows");
    }

    @Test
    void more_than_ten_rejected_rows_and_more_than_one_percent_refuse_with_the_first_of_them() {
        TestInbox inbox = new TestInbox(folder);
        String eleven = "P1,,,,yesterday\n".repeat(11);
        assertThat(TestInbox.refusal(inbox.delivery("partners.csv", HEADER + ROW.repeat(1088) + eleven, 1099)))
                .startsWith("11 of 1099 rows are rejected, more than 10 and more than 1 %; the first: line 1090,"
                        + " updated_at: 'yesterday' is not a valid instant");
        assertThat(TestInbox.validate(inbox.delivery("partners.csv", HEADER + ROW.repeat(1089) + eleven, 1100)))
                .isInstanceOfSatisfying(Validation.Valid.class, valid -> {
                    assertThat(valid.portions().get(0).rows()).isEqualTo(1100);
                    assertThat(valid.rejected()).isEqualTo(11);
                });
    }

    @Test
    void a_file_without_records_is_valid() {
        assertThat(TestInbox.validate(new TestInbox(folder).delivery("partners.csv", HEADER.strip(), 0)))
                .isInstanceOf(Validation.Valid.class);
    }

    @Test
    void limits_refuse_with_the_setting_that_raises_them() {
        TestInbox inbox = new TestInbox(folder);
        String data = HEADER + ROW + "P2," + "x".repeat(100) + ",,,2026-11-22T01:00:00Z\n";
        InboxFile file = inbox.delivery("partners.csv", data, 2);
        InboxFile packed = inbox.delivery("partners.csv.gz", TestInbox.gzip(data.getBytes(StandardCharsets.UTF_8)), 2);
        long size = data.length();

        assertThat(TestInbox.validate(file, new FeedLimits(1, size, 1, 200, 126, 100), new ArrayList<>()))
                .isInstanceOf(Validation.Valid.class);
        assertThat(TestInbox.validate(packed, new FeedLimits(1, size, size, 200, 126, 100), new ArrayList<>()))
                .isInstanceOf(Validation.Valid.class);
        assertThat(TestInbox.refusal(file, new FeedLimits(1, size - 1, 1, 200, 126, 100)))
                .isEqualTo("the file has more than %d bytes; split it or raise assay.limits.file-bytes"
                        .formatted(size - 1));
        assertThat(TestInbox.refusal(packed, new FeedLimits(1, size, size - 1, 200, 126, 100)))
                .contains("the file decompresses to more than %d bytes; split it or raise assay.limits.unpacked-bytes"
                        .formatted(size - 1));
        assertThat(TestInbox.refusal(file, new FeedLimits(1, size, 1, 200, 125, 100)))
                .isEqualTo("line 3: the record has more than 125 characters; shorten it or raise"
                        + " assay.limits.record-chars");
        assertThat(TestInbox.refusal(file, new FeedLimits(1, size, 1, 200, 126, 99)))
                .startsWith("line 3: a field has more than 99 characters")
                .endsWith("or raise assay.limits.field-chars");
    }

    @Test
    void an_unclosed_quote_in_a_large_file_is_found_without_reading_it_into_memory() {
        String data = HEADER + "P1,\"Contoso,,,\n" + ROW.repeat(20_000);
        assertThat(TestInbox.refusal(new TestInbox(folder).delivery("partners.csv", data, 1)))
                .startsWith("line 2: a field has more than 16384 characters; close its quote if that is missing");
    }
}
