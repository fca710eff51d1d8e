package dev.assay.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "partners.csv, PARTNERS",
        "partners.csv.gz, PARTNERS",
        "achievements-2026-11-22.csv, ACHIEVEMENTS",
        "metrics-a b (1).v2.csv.gz, METRICS",
        "overrides-.csv, OVERRIDES",
        "memberships-x.csv.csv, MEMBERSHIPS",
    })
    void names_of_deliveries_determine_their_feed(String name, Feed feed) {
        assertThat(InboxFile.feedOf(name)).contains(feed);
    }

    @ParameterizedTest
    @CsvSource({
        "Partners.csv",
        "partners.CSV",
        "partner.csv",
        "partners_1.csv",
        "partners1.csv",
        ".partners.csv",
        "partners.csv.manifest.json",
        "partners.csv.part",
        "partners.gz",
        "partners",
        "partners.csv.gz.csv",
        ".csv",
        "-partners.csv",
        "README.txt"
    })
    void other_names_are_no_deliveries(String name) {
        assertThat(InboxFile.feedOf(name)).isEmpty();
    }

    @Test
    void data_files_come_in_the_order_of_their_names_with_their_manifests() throws IOException {
        for (String name :
                new String[] {"partners-b.csv", "partners-a.csv", "associations.csv.gz", "partners-\u00e9.csv"}) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(folder.resolve("partners-a.csv.manifest.json"));
        Files.createFile(folder.resolve("notes.txt"));
        Files.createFile(folder.resolve("metrics.csv.manifest.json"));

        Inbox inbox = Inbox.scan(folder, FeedLimits.DEFAULTS);

        assertThat(inbox.files())
                .extracting(InboxFile::name)
                .containsExactly("associations.csv.gz", "partners-a.csv", "partners-b.csv", "partners-\u00e9.csv");
        assertThat(inbox.files()).extracting(InboxFile::waiting).containsExactly(true, false, true, true);
        assertThat(inbox.passedOver()).isEmpty();
    }

    @Test
    void links_folders_and_names_that_are_too_long_or_cannot_be_shown_are_passed_over() throws IOException {
        Path real = Files.createFile(folder.resolve("real.csv"));
        Files.createSymbolicLink(folder.resolve("partners-link.csv"), real);
        Files.createDirectory(folder.resolve("partners-folder.csv"));
        Files.createFile(folder.resolve("partners-" + "x".repeat(188) + ".csv"));
        Files.createFile(folder.resolve("partners-\n.csv"));
        Files.createFile(folder.resolve("metrics-" + "x".repeat(188) + ".csv"));

        Inbox inbox = Inbox.scan(folder, FeedLimits.DEFAULTS);

        assertThat(inbox.files()).extracting(InboxFile::feed).containsExactly(Feed.METRICS);
        assertThat(inbox.passedOver())
                .extracting(Inbox.PassedOver::reason)
                .containsExactlyInAnyOrder(
                        "its name has unprintable characters; rename it",
                        "it is not a regular file (links and folders are not followed); put the file itself into the inbox",
                        "it is not a regular file (links and folders are not followed); put the file itself into the inbox",
                        "its name has 201 characters; rename it to at most 200");
    }

    @Test
    void a_manifest_that_is_a_link_is_not_followed() throws IOException {
        Files.createFile(folder.resolve("partners.csv"));
        Path elsewhere = Files.createFile(folder.resolve("elsewhere.json"));
        Files.createSymbolicLink(folder.resolve("partners.csv.manifest.json"), elsewhere);

        assertThat(Inbox.scan(folder, FeedLimits.DEFAULTS).files())
                .extracting(InboxFile::waiting)
                .containsExactly(true);
    }

    @Test
    void a_missing_inbox_or_one_that_is_not_a_folder_is_reported_with_what_to_do() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> Inbox.scan(folder.resolve("nowhere"), FeedLimits.DEFAULTS))
                .isInstanceOf(InboxException.class)
                .hasMessageContainingAll("nowhere does not exist", "--inbox");
        assertThatThrownBy(() -> Inbox.scan(file, FeedLimits.DEFAULTS))
                .isInstanceOf(InboxException.class)
                .hasMessageContainingAll("is not a folder", "--inbox");
    }

    @Test
    void of_many_files_that_no_night_reads_the_first_are_named_and_all_are_counted() throws IOException {
        for (int i = 0; i < 250; i++) {
            Files.createFile(folder.resolve("other-%03d.csv".formatted(i)));
        }

        Inbox inbox = Inbox.scan(folder, FeedLimits.DEFAULTS);

        assertThat(inbox.unread()).hasSize(100).startsWith("other-000.csv").endsWith("other-099.csv");
        assertThat(inbox.unreadInAll()).isEqualTo(250);
    }

    @Test
    void too_many_data_files_are_reported_with_the_setting() throws IOException {
        FeedLimits two = new FeedLimits(2, 1, 1, 200, 1, 1);
        Files.createFile(folder.resolve("partners-1.csv"));
        Files.createFile(folder.resolve("partners-2.csv"));
        assertThat(Inbox.scan(folder, two).files()).hasSize(2);

        Files.createFile(folder.resolve("partners-3.csv"));
        assertThatThrownBy(() -> Inbox.scan(folder, two))
                .isInstanceOf(InboxException.class)
                .hasMessageContainingAll("more than 2 data files", "assay.limits.files");
    }
}
