package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.feed.format.FeedLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with lines before the header and after the data. */
class SurroundedTableTest {
    private static final String MAPPING =
            """
            mapping: t
            csv: {lines_before_header: %d, lines_after_data: %d}
            feeds:
              achievements:
                columns: {person_id: P, credential_code: C, earned_on: D}
            """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void lines_around_the_table_are_no_records_and_lines_are_counted_from_the_top(String end) {
        String text = String.join(
                end,
                "a \"title\" with, quotes",
                "",
                "P,C,D",
                "u1,C1,2017-01-01",
                "u 2,C1,2017-01-01",
                "",
                "u3,C1,2017-01-01",
                "total,3",
                "",
                "made by \"somebody\"".replace("\"", ""),
                "");
        assertThat(whole(2, 2, text))
                .startsWith("achievements 3/1\n")
                .contains("1|u1|C1", "3|u3|C1")
                .contains("\n5|P|for achievements.person_id: 'u 2' is not a valid id");
    }

    @Test
    void file_that_has_fewer_lines_than_are_not_to_be_read_has_no_records_or_no_header() {
        assertThat(whole(0, 3, "P,C,D\nx\ny\n")).startsWith("achievements 0/0\n");
        MappedInbox inbox = inbox(3, 0);
        assertThat(inbox.refusal("t", "x.csv", "a\nb\n"))
                .isEqualTo("the file ends with line 3, before the header, which the mapping expects on line 4");
        assertThat(inbox.refusal("t", "x.csv", "a\nb\nc\n")).contains("there is no header");
        assertThat(inbox.refusal("t", "x.csv", "a\nb\nc\nP,C\n")).startsWith("line 4: missing: D;");
        assertThat(inbox.refusal("t", "x.csv", "a\nb\nc\nP,C,D\nu1,\"C\n"))
                .isEqualTo("line 5: invalid CSV (RFC 4180): Unclosed quoted field at end of input;"
                        + " close every quote, and write a quote inside a quoted field as two");
        FeedLimits small = new FeedLimits(1, 1 << 20, 1 << 20, 200, 50, 50);
        assertThat(inbox.refusal("t", "x.csv", "x".repeat(51).getBytes(StandardCharsets.UTF_8), small))
                .isEqualTo(
                        "line 1: the line has more than 50 characters; shorten it or raise assay.limits.record-chars");
    }

    @Test
    void rows_can_be_passed_over_and_read_again() {
        MappedInbox inbox = inbox(1, 1);
        InboxFile file = inbox.sealed(
                "t", "x.csv", "title\nP,C,D\nu1,C,2017-01-01\nu2,C,2017-01-01\nend\n".getBytes(StandardCharsets.UTF_8));
        Validation.Valid valid =
                (Validation.Valid) inbox.validate(file, FeedLimits.DEFAULTS, new java.util.ArrayList<>());
        assertThat(valid.portions()).singleElement().satisfies(has -> assertThat(has.rows())
                .isEqualTo(2));
        assertThat(inbox.rows(valid.delivery(), dev.assay.facts.Feed.ACHIEVEMENTS, 1))
                .singleElement()
                .asString()
                .startsWith("2|u2");
    }

    private String whole(int before, int after, String text) {
        MappedInbox inbox = inbox(before, after);
        return inbox.whole(inbox.sealed("t", "x.csv", text.getBytes(StandardCharsets.UTF_8)));
    }

    private MappedInbox inbox(int before, int after) {
        String mapping = MAPPING.formatted(before, after)
                .replace("lines_before_header: 0, ", "")
                .replace(", lines_after_data: 0", "");
        return MappedInbox.of(folder, mapping);
    }
}
