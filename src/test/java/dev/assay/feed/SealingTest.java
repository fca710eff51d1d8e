package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {
    private static final String HEADER = "person_id,partner_id,linked_on,unlinked_on,updated_at\n";
    private static final Sealing DELTA = new Sealing(null, Mode.DELTA, TestInbox.PRODUCED, false, FeedLimits.DEFAULTS);
    private static final Sealing SNAPSHOT =
            new Sealing(null, Mode.SNAPSHOT, TestInbox.PRODUCED, false, FeedLimits.DEFAULTS);

    @TempDir
    Path folder;

    @Test
    void a_sealed_file_is_a_valid_delivery() throws IOException {
        byte[] data = TestInbox.gzip(
                (HEADER + "H1,P1,2026-01-01,,2026-01-01T00:00:00Z\nbad\n").getBytes(StandardCharsets.UTF_8));
        Path file = write("associations-1.csv.gz", data);

        Manifest manifest = SNAPSHOT.seal(file);

        assertThat(manifest)
                .isEqualTo(
                        new Manifest(Feed.ASSOCIATIONS, Mode.SNAPSHOT, TestInbox.PRODUCED, 2, TestInbox.sha256(data)));
        assertThat(folder.resolve("associations-1.csv.gz.manifest.json")).hasContent(manifest.json());
        InboxFile delivery = Inbox.scan(folder, FeedLimits.DEFAULTS).files().get(0);
        assertThat(TestInbox.validate(delivery))
                .isEqualTo(new Validation.Valid(
                        new Delivery(delivery, manifest),
                        java.util.List.of(
                                new Validation.Portion(dev.assay.facts.Feed.ASSOCIATIONS, 2, 1, java.util.Map.of(), 0)),
                        1));
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void an_instant_is_cut_to_the_microsecond() throws IOException {
        Path file = write("associations.csv", HEADER.getBytes(StandardCharsets.UTF_8));
        Sealing sealing = new Sealing(
                null, Mode.DELTA, Instant.parse("2026-11-22T01:00:00.123456789Z"), false, FeedLimits.DEFAULTS);
        assertThat(sealing.seal(file).producedAt()).isEqualTo("2026-11-22T01:00:00.123456Z");
    }

    @Test
    void a_manifest_that_is_there_is_replaced_only_when_asked() throws IOException {
        Path file = write("associations.csv", HEADER.getBytes(StandardCharsets.UTF_8));
        Path manifest = write("associations.csv.manifest.json", new byte[] {'x'});
        assertThatThrownBy(() -> DELTA.seal(file))
                .isInstanceOf(SealingException.class)
                .hasMessageContainingAll("associations.csv already has a manifest", "remove it");
        assertThat(manifest).hasContent("x");

        Manifest written = new Sealing(null, Mode.DELTA, TestInbox.PRODUCED, true, FeedLimits.DEFAULTS).seal(file);
        assertThat(manifest).hasContent(written.json());
    }

    @Test
    void what_cannot_be_a_delivery_is_not_sealed() throws IOException {
        Path good = write("associations.csv", HEADER.getBytes(StandardCharsets.UTF_8));
        Files.createSymbolicLink(folder.resolve("associations-link.csv"), good);
        refuses(DELTA, write("people.csv", new byte[0]), "people.csv is not a valid delivery name; rename it");
        refuses(DELTA, folder.resolve("associations-link.csv"), "it is not a regular file");
        refuses(DELTA, folder.resolve("associations-none.csv"), "there is no file", "name an existing data file");
        refuses(SNAPSHOT, write("metrics.csv", new byte[0]), "mode 'snapshot' is not possible for metrics");
    }

    @Test
    void a_file_of_a_wrong_form_is_not_sealed() throws IOException {
        refuses(DELTA, write("associations-1.csv", new byte[0]), "associations-1.csv: there is no header");
        refuses(
                DELTA,
                write("associations-2.csv", (HEADER + "H1,\"P1\n").getBytes(StandardCharsets.UTF_8)),
                "associations-2.csv: line 2: invalid CSV (RFC 4180): Unclosed quoted field");
        refuses(
                DELTA,
                write("associations-3.csv.gz", HEADER.getBytes(StandardCharsets.UTF_8)),
                "associations-3.csv.gz: line 1: the file is not a gzip file");
        refuses(
                DELTA,
                write("associations-4.csv", "person_id\n".getBytes(StandardCharsets.UTF_8)),
                "associations-4.csv: line 1: missing: partner_id, linked_on, unlinked_on, updated_at");
    }

    private void refuses(Sealing sealing, Path file, String... reason) {
        assertThatThrownBy(() -> sealing.seal(file))
                .isInstanceOf(SealingException.class)
                .hasMessageContainingAll(reason);
        assertThat(folder.resolve(file.getFileName() + ".manifest.json")).doesNotExist();
    }

    private Path write(String name, byte[] data) throws IOException {
        return Files.write(folder.resolve(name), data);
    }
}
