package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.assay.cli.output.Json;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Lists say the same as tables, CSV and JSON, and the same as the views. */
final class ListsJobIT {
    private static final Map<String, String> USUAL = Map.of();

    @TempDir
    private Path folder = Path.of("");

    @EachEngine
    void lists_and_the_export_agree_with_the_views(EmptyDatabase database) throws IOException {
        SampleNights nights = SampleNights.in(folder);
        AssayHere.run(database, USUAL, nights.nightly(SampleNights.FIRST)).endedWith(0, 6);
        AssayHere.run(database, USUAL, nights.nightly(SampleNights.SECOND)).endedWith(0, 6);
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());

        lists(database, jdbc, "v1_renewal_risk WHERE cleared_on IS NULL", "risks");
        lists(database, jdbc, "v1_notification WHERE seq > 0", "notifications", "--since", "0");
        lists(database, jdbc, "v1_partner_standing", "partners");
        lists(database, jdbc, "v1_delivery", "deliveries");
        lists(database, jdbc, "v1_override", "override", "list", "--all");
        lists(database, jdbc, "(SELECT DISTINCT partner_id, person_id FROM v1_contribution) AS people", "people");
        lists(database, jdbc, "v1_critical_person", "people", "--critical");
        filters(database, jdbc);
        unknown(database);
        titles(jdbc);
        export(database, jdbc);
    }

    private static void lists(EmptyDatabase database, JdbcTemplate jdbc, String view, String... command) {
        long expected = count(jdbc, view);
        assertThat(expected).as(view).isPositive();
        List<CsvRecord> csv = csv(run(database, command, "--csv"));
        JsonNode json = Json.MAPPER.readTree(run(database, command, "--json"));
        assertThat(json.size()).isEqualTo((int) expected);
        assertThat(csv).hasSize((int) expected + 1);
        List<String> keys = new ArrayList<>();
        json.get(0).propertyNames().forEach(keys::add);
        assertThat(csv.get(0).getFields()).isEqualTo(keys);
        assertThat(csv.get(1).getField(0))
                .isEqualTo(json.get(0).get(keys.get(0)).asString());

        List<String> table = run(database, command, "--limit", "3").lines().toList();
        assertThat(table).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        if (expected > 3) {
            assertThat(table).endsWith("... and more; --limit 0 shows all");
        }
    }

    private static void filters(EmptyDatabase database, JdbcTemplate jdbc) {
        String gold = run(database, new String[] {"risks"}, "--level", "gold", "--within", "365d", "--json");
        assertThat(Json.MAPPER.readTree(gold).size()).isEqualTo((int) count(
                jdbc,
                "v1_renewal_risk r JOIN v1_partner_standing s ON s.partner_id = r.partner_id WHERE r.cleared_on IS NULL"
                        + " AND r.displayed_level = 'GOLD' AND s.renews_on <= DATE '2018-12-04'"));
        String above = run(database, new String[] {"partners"}, "--eligible-above", "--json");
        Json.MAPPER.readTree(above).forEach(partner -> assertThat(
                        partner.required("eligible_level").stringValue())
                .isNotEqualTo(partner.required("membership_level").stringValue()));
        String applied =
                run(database, new String[] {"deliveries"}, "--status", "applied", "--feed", "partners", "--json");
        assertThat(Json.MAPPER.readTree(applied).size())
                .isEqualTo((int) count(jdbc, "v1_delivery WHERE status = 'APPLIED' AND feed = 'partners'"));
    }

    /** An empty list of what does not exist would look like good news. */
    private static void unknown(EmptyDatabase database) {
        refused(database, "there is no \"DEVOP\"; did you mean DEVOPS?", "risks", "--competency", "devop");
        refused(database, "there is no \"platin\"; give one of NONE, SILVER, GOLD", "risks", "--level", "platin");
        refused(database, "there is no \"sliver\"; did you mean SILVER?", "partners", "--level", "sliver");
        refused(database, "there is no \"appled\"; did you mean APPLIED?", "deliveries", "--status", "appled");
        refused(database, "there is no \"metric\"; did you mean metrics?", "deliveries", "--feed", "metric");
        refused(database, "there is no run 99", "deliveries", "--run", "99");
        refused(database, "there is no partner \"nowhere\"", "people", "--critical", "--partner", "nowhere");
        refused(database, "there is no partner \"nowhere\"", "override", "list", "--partner", "nowhere");
        assertThat(run(database, new String[] {"risks"}, "--country", "XX")).isEqualTo("none\n");
        // readers may have other rulebooks than the nights
        assertThat(AssayHere.run(
                                database,
                                Map.of("assay.rulebooks", "jobs/rulebooks/solutions-partner"),
                                "risks",
                                "--level",
                                "gold",
                                "--country",
                                "XX")
                        .endedWith(0)
                        .out())
                .isEqualTo("none\n");
    }

    private static void refused(EmptyDatabase database, String message, String... command) {
        assertThat(AssayHere.run(database, USUAL, command).endedWith(64).complaint())
                .contains(message);
    }

    private static void titles(JdbcTemplate jdbc) {
        assertThat(count(
                        jdbc,
                        "v1_competency_standing s LEFT JOIN v1_competency c ON c.competency_code = s.competency_code"
                                + " WHERE c.title IS NULL"))
                .isZero();
        assertThat(count(jdbc, "v1_credential WHERE title <> ''")).isPositive();
        assertThat(count(jdbc, "v1_partner")).isEqualTo(count(jdbc, "v1_partner_standing"));
    }

    private void export(EmptyDatabase database, JdbcTemplate jdbc) throws IOException {
        Path target = folder.resolve("export");
        run(database, new String[] {"export"}, "--gz", target.toString());
        List<Path> files;
        try (Stream<Path> listed = Files.list(target)) {
            files = listed.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThan(14);
        for (Path file : files) {
            String view = file.getFileName().toString().replace(".csv.gz", "");
            try (var in = new GZIPInputStream(Files.newInputStream(file))) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(csv(text)).as(view).hasSize((int) count(jdbc, view) + 1);
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-r-----");
        }
        assertThat(AssayHere.run(database, USUAL, "export", target.toString())
                        .endedWith(64)
                        .complaint())
                .contains("is not empty");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    private static long count(JdbcTemplate jdbc, String from) {
        Long count = jdbc.queryForObject("SELECT COUNT(*) FROM " + from, Long.class);
        return count == null ? 0 : count;
    }

    private static List<CsvRecord> csv(String text) {
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            return reader.stream().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String run(EmptyDatabase database, String[] command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of(options));
        return AssayHere.run(database, USUAL, arguments.toArray(String[]::new))
                .endedWith(0)
                .out();
    }
}
