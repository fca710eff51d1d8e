package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Feed;
import dev.assay.feed.format.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    private static final String HASH = "ab".repeat(32);

    @TempDir
    Path folder;

    @Test
    void the_manifest_of_the_contract_is_read() throws IOException {
        assertThat(parse(
                        "{'feed':'achievements','mode':'delta','produced_at':'2026-11-22T01:00:00Z','rows':3,'sha256':'"
                                + HASH.toUpperCase(java.util.Locale.ROOT) + "'}"))
                .isEqualTo(new Manifest(Feed.ACHIEVEMENTS, Mode.DELTA, Instant.parse("2026-11-22T01:00:00Z"), 3, HASH));
    }

    @Test
    void keys_come_in_any_order_and_the_offset_is_taken_into_account() throws IOException {
        assertThat(parse("\n{ 'sha256' : '" + HASH + "', 'rows':0,'mode':'snapshot',\n"
                        + "'produced_at':'2026-11-22T06:30:00.5+05:30','feed':'overrides' }\n"))
                .isEqualTo(
                        new Manifest(Feed.OVERRIDES, Mode.SNAPSHOT, Instant.parse("2026-11-22T01:00:00.5Z"), 0, HASH));
    }

    /** Some Windows programs write one. */
    @Test
    void a_byte_order_mark_before_it_is_no_part_of_it() throws IOException {
        assertThat(parse(
                        "\uFEFF{'feed':'partners','mode':'delta','produced_at':'2026-11-22T01:00:00Z','rows':3,'sha256':'"
                                + HASH + "'}"))
                .isEqualTo(new Manifest(Feed.PARTNERS, Mode.DELTA, Instant.parse("2026-11-22T01:00:00Z"), 3, HASH));
        assertThatThrownBy(() -> parse("\uFEFF\uFEFF{}")).hasMessageContaining("not valid JSON");
    }

    @Test
    void what_is_written_is_what_is_read() throws IOException {
        Manifest manifest =
                new Manifest(Feed.METRICS, Mode.DELTA, Instant.parse("2026-11-22T01:00:00.000001Z"), 12, HASH);
        assertThat(manifest.json())
                .isEqualTo("{\"feed\":\"metrics\",\"mode\":\"delta\",\"produced_at\":\"2026-11-22T01:00:00.000001Z\","
                        + "\"rows\":12,\"sha256\":\"" + HASH + "\"}");
        assertThat(ManifestText.parse(manifest.json().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(manifest);
    }

    @ParameterizedTest(name = "{0} -> {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            'feed':'partners' | 'feed':'people'           | feed 'people' is unknown; write one of partners
            'feed':'partners' | 'feed':'Partners'         | feed 'Partners' is unknown
            'feed':'partners' | 'feed':7                  | feed is '7'; write a text in quotes
            'feed':'partners' | 'feed':null               | feed is 'null'; write a text in quotes
            'feed':'partners', |                          | lacks the key 'feed'
            'mode':'delta'    | 'mode':'full'             | mode 'full' is unknown; write 'delta' or 'snapshot'
            'mode':'delta'    | 'mode':'snapshot'         | mode 'snapshot' is not possible for partners; write 'delta'
            'mode':'delta',   |                           | lacks the key 'mode'
            22T01:00:00Z      | 22T01:00:00               | produced_at '2026-11-22T01:00:00' is not a valid instant
            22T01:00:00Z      | 22T01:00:00.1234567Z      | produced_at '2026-11-22T01:00:00.1234567Z' is not a valid instant
            22T01:00:00Z      | 31T01:00:00Z              | produced_at '2026-11-31T01:00:00Z' is not a valid instant
            'rows':3          | 'rows':-1                 | rows is '-1'; write the number of records
            'rows':3          | 'rows':3.0                | rows is '3.0'
            'rows':3          | 'rows':'3'                | rows is '"3"'
            'rows':3          | 'rows':99999999999999999999 | rows is '99999999999999999999'
            'rows':3,         |                           | lacks the key 'rows'
            abab'             | aba'                      | is not 64 hex digits
            abab'             | abag'                     | is not 64 hex digits
            'rows':3          | 'rows':3,'row':3          | unknown key 'row'; its keys are feed (or mapping), mode
            'rows':3          | 'rows':3,'rows':3         | not valid JSON: line 1: Duplicate
            'rows':3          | 'rows':3,                 | not valid JSON: line 1
            'rows':3          | 'rows':03                 | not valid JSON
            'rows':3          | /* 3 */ 'rows':3          | not valid JSON
            }                 | }}                        | not valid JSON
            }                 | } {}                      | not valid JSON
            }                 | ''                        | not valid JSON
            {                 | [{                        | not valid JSON
            """)
    void anything_else_is_refused(String what, String by, String reason) {
        String good = "{'feed':'partners','mode':'delta','produced_at':'2026-11-22T01:00:00Z','rows':3,'sha256':'"
                + HASH + "'}";
        String bad = good.replace(what, by == null ? "" : by);
        assertThat(bad).isNotEqualTo(good);
        assertThatThrownBy(() -> parse(bad)).isInstanceOf(Refusal.class).hasMessageContaining(reason);
    }

    @Test
    void what_is_no_object_is_refused() {
        assertThatThrownBy(() -> parse("")).isInstanceOf(Refusal.class).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> parse("[]")).isInstanceOf(Refusal.class).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> parse("null")).isInstanceOf(Refusal.class).hasMessageContaining("not a JSON object");
        assertThatThrownBy(() -> parse("[".repeat(60_000)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not valid JSON");
    }

    @Test
    void a_manifest_that_is_cut_off_is_refused_in_words_of_its_own_format() {
        assertThatThrownBy(() -> parse("{"))
                .hasMessageContaining("not valid JSON: line 1: Unexpected end-of-input")
                .hasMessageNotContainingAny("Source", "StreamReadFeature");
    }

    @Test
    void a_manifest_that_is_not_utf_8_is_refused() {
        assertThatThrownBy(() -> ManifestText.parse(new byte[] {'{', '"', (byte) 0xe9, '"', '}'}))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not UTF-8");
    }

    @Test
    void a_manifest_of_another_feed_than_the_name_says_is_refused() {
        TestInbox inbox = new TestInbox(folder);
        inbox.waiting("metrics.csv", new byte[0]);
        InboxFile file = inbox.manifest(
                "metrics.csv", new Manifest(Feed.PARTNERS, Mode.DELTA, TestInbox.PRODUCED, 0, HASH).json());
        assertThat(TestInbox.refusal(file))
                .contains("the manifest says feed 'partners' but the file name 'metrics'; correct the wrong one");
    }

    @Test
    void a_manifest_larger_than_64_kib_is_refused() {
        TestInbox inbox = new TestInbox(folder);
        inbox.waiting("metrics.csv", new byte[0]);
        assertThat(TestInbox.refusal(inbox.manifest("metrics.csv", " ".repeat(65_537))))
                .contains("the manifest has more than 65536 bytes");
    }

    @Test
    void a_manifest_checks_itself() {
        Instant now = TestInbox.PRODUCED;
        assertThatThrownBy(() -> new Manifest(Feed.METRICS, Mode.SNAPSHOT, now, 0, HASH))
                .hasMessageContaining("not possible for metrics");
        assertThatThrownBy(() -> new Manifest(Feed.METRICS, Mode.DELTA, now.plusNanos(1), 0, HASH))
                .hasMessageContaining("microsecond");
        assertThatThrownBy(() -> new Manifest(Feed.METRICS, Mode.DELTA, Instant.MAX, 0, HASH))
                .hasMessageContaining("years 1000 to 9999");
        assertThatThrownBy(() -> new Manifest(Feed.METRICS, Mode.DELTA, now, -1, HASH))
                .hasMessageContaining("-1 rows");
        assertThatThrownBy(() -> new Manifest(Feed.METRICS, Mode.DELTA, now, 0, "AB"))
                .hasMessageContaining("64 hex digits");
    }

    private static Manifest parse(String withSingleQuotes) throws IOException {
        return ManifestText.parse(withSingleQuotes.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
