package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.output.Json;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator is told leads somewhere. */
@WithoutTables
final class OperatingJobIT {
    private static final Map<String, String> USUAL = Map.of();
    private static final String PARTNERS = "partner_id,name,country,market,updated_at\n";

    @TempDir
    private Path folder = Path.of("");

    @EachEngine(Engine.H2)
    void a_refused_delivery_is_named_with_reason_and_remedy_as_long_as_its_file_lies_there(EmptyDatabase database)
            throws IOException {
        Path file = partners(database, "partners.csv", 3, "2026-03-01T01:00:00Z");
        Files.writeString(file, Files.readString(file) + "\"unclosed");
        assertThat(nightly(database, "2026-03-01").endedWith(6).out())
                .contains("delivery 1     REFUSED   partners.csv: ");

        String status = run(database, "status").endedWith(0).out();
        assertThat(status).contains("refused     delivery 1, partners.csv", "details: jobs/assay rejects 1");
        JsonNode json = Json.MAPPER.readTree(run(database, "status", "--json").out());
        assertThat(json.at("/pending_deliveries/0/status").stringValue()).isEqualTo("REFUSED");
        assertThat(run(database, "rejects", "1").endedWith(0).out()).contains("delivery 1, partners.csv, is REFUSED: ");
        assertThat(run(database, "rejects", "--delivery", "1").endedWith(0).out())
                .contains("is REFUSED: ");
        assertThat(run(database, "rejects", "--delivery", "999").endedWith(64).complaint())
                .contains("there is no delivery 999");

        Files.delete(file);
        assertThat(run(database, "status").endedWith(0).out()).doesNotContain("refused");
    }

    @EachEngine(Engine.H2)
    void what_is_not_delivered_is_named_with_the_command_that_delivers_it(EmptyDatabase database) throws IOException {
        Files.writeString(inbox().resolve("partners.csv"), PARTNERS + "P1,One,,,2026-03-01T00:00:00Z\n");
        Files.writeString(inbox().resolve("Badges export.json"), "[]");
        Files.writeString(inbox().resolve("notes.docx"), "");
        Files.writeString(inbox().resolve("old.csv"), "");
        Files.writeString(inbox().resolve("Partners.CSV"), "");
        Files.writeString(inbox().resolve("gone.csv.manifest.json"), "{}");

        String out = nightly(database, "2026-03-01").endedWith(0).out();
        assertThat(out)
                .contains(
                        "waiting     partners.csv has no manifest",
                        "unread      Badges export.json has a name that no night reads",
                        "jobs/assay seal --mapping NAME '" + inbox().resolve("Badges export.json") + "'",
                        "  to deliver it with a mapping: ",
                        "unread      notes.docx",
                        "  rename it to <feed>-old.csv and seal it, or with a mapping: ",
                        "  rename it to partners.csv; endings are in lower case",
                        "unread      gone.csv.manifest.json is the manifest of a file that is not there",
                        "  put gone.csv beside it, or move it away")
                .doesNotContain("<feed>-Badges");
        String status = run(database, "status").endedWith(0).out();
        String suggested = status.lines()
                .filter(line -> line.contains("to deliver it: "))
                .findFirst()
                .orElseThrow()
                .replaceFirst("^.*jobs/assay ", "");
        run(database, suggested.split(" ")).endedWith(0);
        assertThat(run(database, "status").endedWith(0).out()).doesNotContain("waiting");
        assertThat(run(database, "seal", folder.resolve("none.csv").toString())
                        .endedWith(65)
                        .complaint())
                .contains("there is no file " + folder.resolve("none.csv"));
    }

    @EachEngine(Engine.H2)
    void an_empty_inbox_and_skipped_dates_are_told(EmptyDatabase database) throws IOException {
        partners(database, "partners.csv", 1, "2026-03-01T01:00:00Z");
        nightly(database, "2026-03-01").endedWith(0);
        Files.delete(inbox().resolve("partners.csv"));
        Files.delete(inbox().resolve("partners.csv.manifest.json"));

        assertThat(nightly(database, "2026-03-04").endedWith(0).out())
                .contains("the inbox " + inbox() + " is empty", "skipped        2026-03-02 to 2026-03-03");
    }

    @EachEngine(Engine.H2)
    void a_late_feed_is_named_everywhere_and_refuses_the_night_where_it_is_mandatory(EmptyDatabase database)
            throws IOException {
        Map<String, String> fresh = Map.of(
                "assay.freshness.partners",
                "P2D",
                "assay.metrics.textfile",
                folder.resolve("assay.prom").toString());
        partners(database, "partners.csv", 1, "2026-03-01T01:00:00Z");
        nightly(database, fresh, "2026-03-03").endedWith(0);
        assertThat(folder.resolve("assay.prom")).content().contains("assay_feed_late{feed=\"partners\"} 0.0");
        assertThat(nightly(database, fresh, "2026-03-04").endedWith(6).out())
                .contains(
                        "LATE           partners: the newest delivery is of 2026-03-01, more than P2D before 2026-03-04");
        assertThat(folder.resolve("assay.prom"))
                .content()
                .contains("assay_feed_late{feed=\"partners\"} 1.0", "assay_feed_age_days{feed=\"partners\"} 3.0");
        assertThat(AssayHere.run(database, fresh, "status").endedWith(0).out()).contains("late        partners: ");
        assertThat(AssayHere.run(database, fresh, "report", "--out", "-")
                        .endedWith(0)
                        .out())
                .contains("Late: partners: the newest delivery is of 2026-03-01");

        Map<String, String> mandatory = new java.util.HashMap<>(fresh);
        mandatory.put("assay.mandatory-feeds", "partners");
        partners(database, "partners-old.csv", 2, "2026-03-01T02:00:00Z");
        assertThat(nightly(database, mandatory, "2026-03-05").endedWith(65).complaint())
                .contains("partners: the newest delivery is of 2026-03-01", "assay.freshness", inbox().toString());
    }

    @EachEngine(Engine.H2)
    void what_resumes_a_night_can_be_pasted_with_its_folders(EmptyDatabase database) throws IOException {
        partners(database, "partners.csv", 1, "2026-03-01T01:00:00Z");
        Map<String, String> mandatory = Map.of("assay.mandatory-feeds", "memberships");
        nightly(database, mandatory, "2026-03-01").endedWith(65);

        String resume = run(database, "status")
                .endedWith(0)
                .out()
                .lines()
                .filter(line -> line.contains("to resume: "))
                .findFirst()
                .orElseThrow();
        assertThat(resume).contains("jobs/assay nightly --date 2026-03-01 --inbox " + inbox());
        run(database, resume.replaceFirst("^.*jobs/assay ", "").split(" ")).endedWith(0);
    }

    @EachEngine(Engine.H2)
    void many_files_of_a_feed_are_one_line(EmptyDatabase database) throws IOException {
        for (int i = 0; i < 30; i++) {
            partners(database, "partners-%02d.csv".formatted(i), 1, "2026-03-01T01:00:%02dZ".formatted(i));
        }
        String out = nightly(database, "2026-03-01").endedWith(0).out();
        assertThat(out.lines().filter(line -> line.contains("partners")))
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).matches("  partners +30 +30 +.*"));
    }

    @EachEngine(Engine.H2)
    void a_partner_is_found_by_its_name_and_others_are_suggested(EmptyDatabase database) throws IOException {
        partners(database, "partners.csv", 12, "2017-10-16T01:00:00Z");
        nightly(database, "2017-10-16").endedWith(0);
        assertThat(run(database, "explain", "P3").endedWith(0).out()).startsWith("Partner 3 (P3)");
        assertThat(run(database, "explain", "partner 3").endedWith(0).out()).startsWith("Partner 3 (P3)");
        assertThat(run(database, "explain", "ner 12").endedWith(0).out()).startsWith("Partner 12 (P12)");
        assertThat(run(database, "explain", "Partner").endedWith(64).complaint())
                .contains("12 partners are called like", "P1 (Partner 1)");
        assertThat(run(database, "explain", "P3x").endedWith(64).complaint()).contains("did you mean P3 (Partner 3)");
        assertThat(run(database, "explain", "--partner", "zzzzzzzz")
                        .endedWith(64)
                        .complaint())
                .contains("there is no partner \"zzzzzzzz\"");
    }

    @EachEngine(Engine.H2)
    void alone_the_program_and_a_group_show_their_commands(EmptyDatabase database) {
        assertThat(run(database).endedWith(64).out()).contains("Usage: assay", "nightly", "explain");
        assertThat(run(database, "feeds").endedWith(64).out()).contains("Usage: assay feeds", "try");
        assertThat(run(database, "rulebook", "check", "jobs/rulebooks")
                        .endedWith(0)
                        .out())
                .contains("2 valid");
    }

    @EachEngine(Engine.H2)
    void a_setting_that_does_not_exist_is_refused_with_the_nearest_name(EmptyDatabase database) {
        assertThat(AssayHere.run(database, Map.of("assay.gaurd.percent", "3"), "status")
                        .endedWith(78)
                        .complaint())
                .contains("assay.gaurd.percent is not a setting", "did you mean assay.guard.percent?");
    }

    private Path partners(EmptyDatabase database, String name, int count, String producedAt) throws IOException {
        Path file = inbox().resolve(name);
        Files.writeString(
                file,
                IntStream.rangeClosed(1, count)
                        .mapToObj(i -> "P%d,Partner %d,,,%s%n".formatted(i, i, producedAt))
                        .collect(Collectors.joining("", PARTNERS, "")));
        run(database, "seal", "--produced-at", producedAt, file.toString()).endedWith(0);
        return file;
    }

    private Path inbox() throws IOException {
        return Files.createDirectories(folder.resolve("inbox"));
    }

    private AssayProcess.End nightly(EmptyDatabase database, String date) throws IOException {
        return nightly(database, USUAL, date);
    }

    private AssayProcess.End nightly(EmptyDatabase database, Map<String, String> settings, String date)
            throws IOException {
        List<String> command = Arrays.asList("nightly", "-q", "--date", date, "--inbox", inbox().toString());
        return AssayHere.run(database, settings, command.toArray(String[]::new));
    }

    private static AssayProcess.End run(EmptyDatabase database, String... arguments) {
        return AssayHere.run(database, USUAL, arguments);
    }
}
