package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole deliveries in each of the formats that are shipped, compared with all that they give. */
class ShippedMappingsTest {
    private static final Path SAMPLES = Path.of("src/test/resources/mapping/samples");

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "partner-centre-trainings, TrainingCompletions-2017-12.csv",
        "partner-centre-trainings, TrainingCompletions-2018-01.tsv",
        "learning-platform-trainings, MSLearn-2017-12.csv",
        "open-badges-2, assertions.json",
        "open-badges-2, assertions.ndjson",
        "open-badges-2, one-assertion.json",
        "open-badges-3, credentials.json",
        "credly-issued-badges, issued-badges.json",
    })
    void a_sample_gives_these_rows_and_no_others(String mapping, String sample) throws IOException {
        byte[] data = Files.readAllBytes(SAMPLES.resolve(sample));
        MappedInbox inbox = MappedInbox.ofShipped(folder);
        String whole = inbox.whole(inbox.sealed(mapping, sample, data));

        assertThat(whole).isEqualTo(Files.readString(SAMPLES.resolve(sample + ".expected.txt")));
        assertThat(inbox.whole(inbox.sealed(mapping, "packed-" + sample + ".gz", TestInbox.gzip(data))))
                .isEqualTo(whole);
    }

    @Test
    void rows_of_each_feed_can_be_passed_over_whatever_is_between_them() throws IOException {
        byte[] data = Files.readAllBytes(SAMPLES.resolve("TrainingCompletions-2017-12.csv"));
        MappedInbox inbox = MappedInbox.ofShipped(folder);
        Validation found = inbox.validate(
                inbox.sealed("partner-centre-trainings", "x.csv", data),
                FeedLimits.DEFAULTS,
                new java.util.ArrayList<>());
        Delivery delivery = ((Validation.Valid) found).delivery();
        for (Feed feed : List.of(Feed.ACHIEVEMENTS, Feed.ASSOCIATIONS)) {
            List<String> all = inbox.rows(delivery, feed, 0);
            for (int skipped = 0; skipped <= all.size() + 1; skipped++) {
                assertThat(inbox.rows(delivery, feed, skipped))
                        .isEqualTo(all.subList(Math.min(skipped, all.size()), all.size()));
            }
        }
    }

    /** A mail or a name that is in a sample must be in nothing that comes of it. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "partner-centre-trainings, TrainingCompletions-2017-12.csv",
        "open-badges-2, assertions.json",
        "open-badges-3, credentials.json",
        "credly-issued-badges, issued-badges.json",
    })
    void no_name_and_no_mail_is_kept(String mapping, String sample) throws IOException {
        String text = Files.readString(SAMPLES.resolve(sample));
        assertThat(text).containsPattern("(?i)ada@|kov.cs|sha256\\$");
        MappedInbox inbox = MappedInbox.ofShipped(folder);
        // every record is made bad in turn as a whole: what is rejected shows nothing either
        String bad = text.replaceAll("20(1[5-8])([-/])", "2x$1$2").replaceAll("/(20)?1([5-8])\\b", "/2x1$2");
        StringBuilder shown = new StringBuilder();
        for (String tried : List.of(text, bad)) {
            List<Rejection> rejections = new java.util.ArrayList<>();
            Validation found = inbox.validate(
                    inbox.sealed(mapping, sample, tried.getBytes(StandardCharsets.UTF_8)),
                    FeedLimits.DEFAULTS,
                    rejections);
            shown.append(
                    found instanceof Validation.Valid valid
                            ? valid.portions().stream()
                                    .map(portion -> inbox.rows(valid.delivery(), portion.feed(), 0)
                                            .toString())
                                    .toList()
                                    .toString()
                            : found.toString());
            rejections.forEach(shown::append);
        }
        assertThat(shown.toString()).contains("Rejection[").doesNotContainPattern("(?i)@|kov.cs|sha256\\$|deadsea");
    }

    @Test
    void each_is_found_under_its_name_and_only_one_ends_anything() {
        Mappings shipped = MappedInbox.ofShipped(folder).mappings();
        assertThat(shipped.names())
                .containsExactly(
                        "credly-issued-badges",
                        "learning-platform-trainings",
                        "open-badges-2",
                        "open-badges-2-revocations",
                        "open-badges-3",
                        "open-badges-3-revocations",
                        "partner-centre-trainings");
        assertThat(shipped.names())
                .filteredOn(name -> shipped.find(name).orElseThrow().snapshotOfPartners(Feed.ASSOCIATIONS))
                .containsExactly("partner-centre-trainings");
        assertThat(shipped.find("../partner-centre-trainings")).isEmpty();
    }
}
