package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a preview promises of a night with overrides, snapshots, rejected rows and a mapped file, that night then does. */
final class PreviewPromiseJobIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> USUAL = Map.of(
            "assay.guard.pairs",
            "100000",
            "assay.mappings",
            Path.of("jobs/mappings").toAbsolutePath().toString());
    private static final Path MAPPED = Path.of("src/test/resources/mapping/samples/TrainingCompletions-2017-12.csv");
    private static final String SECOND = SampleNights.SECOND.toString();

    @TempDir
    private Path folder = Path.of("");

    @EachEngine
    void the_night_changes_and_tells_exactly_what_its_preview_said(EmptyDatabase database)
            throws SQLException, IOException {
        SampleNights nights = SampleNights.in(folder);
        Path mapped = Files.copy(MAPPED, nights.inbox(SampleNights.SECOND).resolve(MAPPED.getFileName()));
        AssayHere.run(
                        database,
                        USUAL,
                        "seal",
                        "--mapping",
                        "partner-centre-trainings",
                        "--produced-at",
                        SECOND + "T01:00:00Z",
                        mapped.toString())
                .endedWith(0);
        AssayHere.run(database, USUAL, quiet(nights.nightly(SampleNights.FIRST)))
                .endedWith(0, 6);
        Map<String, List<String>> tables = TableContents.ofTables(database);

        String[] preview = nights.nightly(SampleNights.SECOND);
        preview[0] = "preview";
        JsonNode said = JSON.readTree(AssayHere.run(database, USUAL, quiet(preview, "--json"))
                .endedWith(0)
                .out());
        String text = AssayHere.run(database, USUAL, quiet(preview, "--limit", "2"))
                .endedWith(0)
                .out();

        assertThat(TableContents.ofTables(database)).isEqualTo(tables);
        AssayHere.run(database, USUAL, quiet(nights.nightly(SampleNights.SECOND)))
                .endedWith(0, 6);
        List<String> changes = ofTheNight(
                database,
                "partner_id, competency_code, effective_from, effective_to, displayed_from, displayed_to, causes",
                "v1_standing_change",
                "partner_id, competency_code");
        List<String> notifications = ofTheNight(
                database, "event_id, kind, partner_id, competency_code, renews_on, payload", "v1_notification", "seq");
        assertThat(rows(
                        said.required("standing_changes"),
                        "partner_id",
                        "competency_code",
                        "effective_from",
                        "effective_to",
                        "displayed_from",
                        "displayed_to",
                        "causes"))
                .isEqualTo(changes)
                .hasSizeGreaterThan(10);
        assertThat(rows(
                        said.required("notifications"),
                        "event_id",
                        "kind",
                        "partner_id",
                        "competency_code",
                        "renews_on",
                        "payload"))
                .isEqualTo(notifications)
                .hasSizeGreaterThan(10);
        assertThat(rows(
                        said.required("deliveries"),
                        "delivery_id",
                        "file",
                        "status",
                        "rows_read",
                        "rows_applied",
                        "rows_rejected",
                        "items_ended"))
                .isEqualTo(ofTheNight(
                        database,
                        "delivery_id, file, status, rows_read, rows_applied, rows_rejected, items_ended",
                        "v1_delivery",
                        "delivery_id"));
        assertThat(said.required("deliveries").valueStream())
                .filteredOn(line -> line.required("file")
                        .stringValue()
                        .equals(MAPPED.getFileName().toString()))
                .extracting(line -> line.required("status").stringValue())
                .containsExactly("APPLIED", "APPLIED");
        assertThat(said.required("deliveries").valueStream().mapToLong(line -> line.required("rows_rejected")
                        .longValue()))
                .anyMatch(rejected -> rejected > 0);
        assertThat(text)
                .contains("Preview of %s by rulebook 2017-12, against run 1 of ".formatted(SECOND))
                .contains("What would change (%d):".formatted(changes.size()))
                .contains("... and %d more; --limit 0 shows all".formatted(changes.size() - 2))
                .contains("What would be notified (%d):".formatted(notifications.size()));
    }

    @EachEngine(Engine.H2)
    void what_is_wrong_with_what_was_asked_is_said(EmptyDatabase database) throws IOException {
        Path nowhere = folder.resolve("nowhere");
        assertThat(preview(database, "--inbox", nowhere.toString())
                        .endedWith(78)
                        .complaint())
                .contains(nowhere + " does not exist");
        assertThat(preview(database, "--without-person", "nobody").endedWith(64).complaint())
                .contains("no person with the id \"nobody\" was ever linked to a partner");
        assertThat(preview(database, "--limit", "-1").endedWith(64).complaint()).contains("--limit -1");
        assertThat(preview(database, "--rulebooks", nowhere.toString())
                        .endedWith(65)
                        .err())
                .contains(nowhere.toString());

        Path later = Files.createDirectories(folder.resolve("later"));
        Files.copy(Path.of("jobs/rulebooks/2017-12.yaml"), later.resolve("2017-12.yaml"));
        assertThat(AssayHere.run(
                                database,
                                USUAL,
                                quiet(
                                        new String[] {"preview"},
                                        "--date",
                                        "2017-11-01",
                                        "--rulebooks",
                                        later.toString()))
                        .endedWith(65)
                        .complaint())
                .contains("no rulebook is in force on 2017-11-01");
        assertThat(AssayHere.run(
                                database,
                                Map.of("assay.rulebooks", nowhere.toString()),
                                quiet(new String[] {"preview"}, "--date", SECOND, "--rulebooks", later.toString()))
                        .endedWith(0)
                        .out())
                .contains(
                        "note: there is no inbox", "note: the configured rulebooks (" + nowhere + ") cannot be loaded");
    }

    @EachEngine(Engine.H2)
    void comfort_is_not_given_about_somebody_who_is_with_no_partner(EmptyDatabase database) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("small"));
        Files.writeString(
                inbox.resolve("partners.csv"),
                """
                partner_id,name,country,market,updated_at
                P1,,,,2017-01-01T00:00:00Z
                """);
        Files.writeString(
                inbox.resolve("associations.csv"),
                """
                person_id,partner_id,linked_on,unlinked_on,updated_at
                ann,P1,2017-01-01,2017-06-01,2017-06-01T00:00:00Z
                bob,P1,2017-01-01,,2017-06-01T00:00:00Z
                """);
        for (String file : List.of("partners.csv", "associations.csv")) {
            AssayHere.run(database, USUAL, "seal", inbox.resolve(file).toString())
                    .endedWith(0);
        }
        String ann = preview(database, "--inbox", inbox.toString(), "--without-person", "ann")
                .endedWith(0)
                .out();
        assertThat(ann)
                .contains("note: ann is with no partner on " + SECOND + ", so nobody leaves")
                .doesNotContain("nobody would");
        assertThat(preview(database, "--inbox", inbox.toString(), "--without-person", "bob")
                        .endedWith(0)
                        .out())
                .contains("If bob left P1 on " + SECOND, "nobody would rise, fall, lose a renewal or regain one");
    }

    private static AssayProcess.End preview(EmptyDatabase database, String... options) {
        return AssayHere.run(database, USUAL, quiet(new String[] {"preview", "--date", SECOND}, options));
    }

    private static String[] quiet(String[] command, String... options) {
        return Stream.of(Stream.of(command), Stream.of("-q"), Stream.of(options))
                .flatMap(words -> words)
                .toArray(String[]::new);
    }

    private static List<String> rows(JsonNode array, String... names) {
        List<String> rows = new ArrayList<>();
        for (JsonNode node : array) {
            rows.add(String.join(
                    " | ",
                    Stream.of(names)
                            .map(node::required)
                            .map(value -> value.isString() ? value.stringValue() : value.toString())
                            .toList()));
        }
        return rows;
    }

    private static List<String> ofTheNight(EmptyDatabase database, String columns, String view, String order)
            throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT %s FROM %s WHERE run_id = 2 ORDER BY %s".formatted(columns, view, order))) {
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join(" | ", values));
            }
        }
        return rows;
    }
}
