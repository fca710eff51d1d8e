package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What operators see of mails and pages for partners. */
final class NotifyJobIT {
    private static final String FROM = "Partner Programme <programme@example.org>";

    @TempDir
    private Path folder = Path.of("");

    @EachEngine(Engine.H2)
    void what_is_missing_is_named_and_what_is_new_is_sent_once(EmptyDatabase database) throws IOException {
        SampleNights nights = SampleNights.in(folder);
        Path mails = Files.createDirectory(folder.resolve("mails"));
        Path contacts = folder.resolve("contacts.csv");
        assertThat(notify(database, Map.of(), "--to", mails.toString())
                        .endedWith(0)
                        .out())
                .contains("no night has been published yet");
        AssayHere.run(database, Map.of(), nights.nightly(SampleNights.FIRST)).endedWith(0, 6);
        AssayHere.run(database, Map.of(), nights.nightly(SampleNights.SECOND)).endedWith(0, 6);

        assertThat(notify(database, Map.of(), "--to", folder.resolve("nowhere").toString())
                        .endedWith(64)
                        .complaint())
                .contains("there is no folder", "create it");
        assertThat(notify(database, Map.of(), "--to", mails.toString())
                        .endedWith(78)
                        .complaint())
                .contains("--from", "assay.outbound.from");
        assertThat(notify(database, Map.of("assay.outbound.from", "nobody"), "--to", mails.toString())
                        .endedWith(78)
                        .complaint())
                .contains("\"nobody\" is not a valid sender address");
        assertThat(notify(database, Map.of(), "--to", mails.toString(), "--from", FROM)
                        .endedWith(65)
                        .complaint())
                .contains("there is no file", "contacts.csv", "partner_id,mail,language");

        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        List<String> partners =
                jdbc.queryForList("SELECT DISTINCT partner_id FROM v1_notification ORDER BY partner_id", String.class);
        String silent = partners.get(0);
        Files.writeString(
                contacts,
                partners.stream()
                        .skip(1)
                        .map(partner -> "%s,%s@example.org,ko\n".formatted(partner, partner))
                        .collect(Collectors.joining("", "partner_id,mail,language\n", "")));
        assertThat(notify(database, known(contacts), "--smtp").endedWith(78).complaint())
                .contains("no mail server is configured; set spring.mail.host, or write files with --to DIR");

        String out = notify(database, known(contacts), "--to", mails.toString())
                .endedWith(0)
                .out();

        List<String> events =
                jdbc.queryForList("SELECT event_id FROM v1_notification WHERE partner_id <> ?", String.class, silent);
        assertThat(files(mails)).containsExactlyInAnyOrderElementsOf(events);
        assertThat(out).contains(events.size() + " mails, through notification ", "without a contact: " + silent);
        assertThat(notify(database, known(contacts), "--to", mails.toString())
                        .endedWith(0)
                        .out())
                .startsWith("0 mails, through notification ");
        assertThat(AssayHere.run(database, Map.of(), "status").endedWith(0).out())
                .containsPattern("notify +\\d+  \\S+ \\S+ UTC  all");
    }

    @EachEngine(Engine.H2)
    void a_page_is_made_for_one_partner_in_the_language_of_its_contact_or_another(EmptyDatabase database)
            throws IOException {
        SampleNights nights = SampleNights.in(folder);
        AssayHere.run(database, Map.of(), nights.nightly(SampleNights.FIRST)).endedWith(0, 6);
        String partner = new JdbcTemplate(database.dataSource())
                .queryForList("SELECT partner_id FROM v1_partner_standing ORDER BY partner_id", String.class)
                .get(0);
        Path contacts = Files.writeString(
                folder.resolve("contacts.csv"), "partner_id,mail,language\n" + partner + ",a@example.org,ko\n");

        assertThat(page(database, Map.of(), partner).endedWith(0).out()).contains("<html lang=\"en\">", "Competencies");
        assertThat(page(database, known(contacts), partner).endedWith(0).out()).contains("<html lang=\"ko\">", "역량");
        assertThat(page(database, known(contacts), partner, "--language", "en")
                        .endedWith(0)
                        .out())
                .contains("<html lang=\"en\">");
        assertThat(page(database, Map.of(), partner, "--language", "xx")
                        .endedWith(64)
                        .complaint())
                .contains("there are no messages in \"xx\"; there are in en, ko");
        assertThat(page(database, Map.of(), "nobody").endedWith(64).complaint())
                .contains("there is no partner \"nobody\"");
        assertThat(AssayHere.run(database, Map.of(), "report", "--latest", "--language", "ko")
                        .endedWith(64)
                        .complaint())
                .contains("--language and --contacts go with --partner");
    }

    private static Map<String, String> known(Path contacts) {
        Map<String, String> settings = new HashMap<>();
        settings.put("assay.outbound.from", FROM);
        settings.put("assay.outbound.contacts", contacts.toString());
        return settings;
    }

    private static AssayProcess.End notify(EmptyDatabase database, Map<String, String> settings, String... more) {
        return AssayHere.run(
                database,
                settings,
                Stream.concat(Stream.of("notify", "--since-last"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static AssayProcess.End page(
            EmptyDatabase database, Map<String, String> settings, String partner, String... more) {
        return AssayHere.run(
                database,
                settings,
                Stream.concat(Stream.of("report", "--partner", partner, "--out", "-"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static List<String> files(Path mails) throws IOException {
        try (Stream<Path> files = Files.list(mails)) {
            return files.map(file -> String.valueOf(file.getFileName()).replace(".eml", ""))
                    .toList();
        }
    }
}
