package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Those who watch a night from outside learn what they need to know, and nothing that is none of their business. */
final class WatchedNightJobIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> PRIVATE = List.of("geheim", "Mustermann", "Ärger", "jndi", "Erika");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_night_tells_the_log_prometheus_and_opentelemetry_but_no_secret_and_no_name() throws Exception {
        EmptyDatabase database = new EmptyDatabase(
                Engine.H2, "jdbc:h2:file:" + folder.resolve("db") + ";MODE=MySQL;PASSWORD=geheim", "sa", "geheim");
        SampleNights nights = SampleNights.in(folder);
        putPrivateThings(nights.inbox(SampleNights.FIRST));
        Path log = folder.resolve("log.json");
        Path prometheus = folder.resolve("assay.prom");
        try (Collector collector = new Collector()) {
            Map<String, String> settings = Map.of(
                    "LOGGING_FILE_NAME", log.toString(),
                    "LOGGING_LEVEL_DEV_ASSAY", "DEBUG",
                    "LOGGING_STRUCTURED_FORMAT_FILE", "ecs",
                    "ASSAY_METRICS_TEXTFILE", prometheus.toString(),
                    "ASSAY_METRICS_OTLP_URL", collector.url());
            AssayProcess.run(database, settings, nights.nightly(SampleNights.FIRST))
                    .endedWith(6);

            lookAt(Files.readAllLines(log));
            Map<String, Double> figures = figures(Files.readAllLines(prometheus));
            compare(figures, database);
            collector.awaitRequest();
            compare(figures, collector);
        }
    }

    /** A partner and an agent with names, and rows that are rejected with them inside; one delivery is refused. */
    private static void putPrivateThings(Path inbox) throws IOException, NoSuchAlgorithmException {
        Path partners = inbox.resolve("partners-private.csv");
        Files.writeString(
                partners,
                """
                partner_id,name,country,market,updated_at
                P-PRIVATE,"Ärger & Sons <script>${jndi:ldap://x}</script>",DE,DEVELOPED,2017-10-15T00:00:00Z
                Erika Mustermann,"Ärger",DE,DEVELOPED,2017-10-15T00:00:00Z
                """);
        Path overrides = inbox.resolve("overrides-private.csv");
        Files.writeString(
                overrides,
                """
                override_id,partner_id,competency_code,level,requirement_id,person_id,credential_code,granted_on,valid_until,granted_by,reason,revoked_on,updated_at
                o-private,P-PRIVATE,DATACENTER,GOLD,,,,2017-10-01,,Erika Mustermann,"for Mrs Mustermann",,2017-10-15T00:00:00Z
                o-bad,P-PRIVATE,DATACENTER,Mustermann,,,,2017-10-01,,Erika Mustermann,,,2017-10-15T00:00:00Z
                """);
        Path refused = inbox.resolve("memberships-private.csv");
        Files.writeString(refused, "partner_id,level,Mustermann\nP-PRIVATE,GOLD,Erika\n");
        Sealing sealing =
                new Sealing(null, Mode.DELTA, Instant.parse("2017-10-16T01:00:00Z"), false, FeedLimits.DEFAULTS);
        for (Path file : List.of(partners, overrides)) {
            sealing.seal(file);
        }
        // what is wrong with this one is its header, which the reason quotes
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(refused));
        Files.writeString(
                refused.resolveSibling(refused.getFileName() + ".manifest.json"),
                """
                {"feed":"memberships","mode":"delta","produced_at":"2017-10-16T01:00:00Z","rows":1,"sha256":"%s"}
                """
                        .formatted(HexFormat.of().formatHex(hash)));
    }

    private static void lookAt(List<String> log) {
        assertThat(log)
                .allSatisfy(line -> PRIVATE.forEach(word -> assertThat(line).doesNotContain(word)));
        List<String> actions = new ArrayList<>();
        for (String line : log) {
            JsonNode node = JSON.readTree(line);
            String action = node.path("event").path("action").asString("");
            if (!action.isEmpty() && !action.startsWith("step-")) {
                actions.add(action);
            }
            if (!actions.isEmpty()) {
                assertThat(node.path("run_id").asString("")).as(line).isEqualTo("1");
                assertThat(node.path("business_date").asString("")).as(line).isEqualTo(SampleNights.FIRST.toString());
                assertThat(node.path("attempt").asString("")).as(line).isEqualTo("1");
            }
        }
        assertThat(actions).containsExactly("run-begun", "run-published");
        assertThat(log).anySatisfy(line -> assertThat(line).contains("\"thread\":{\"name\":\"assay-range-"));
    }

    /** By the name with its labels. Every sample belongs to a gauge that says what it is. */
    private static Map<String, Double> figures(List<String> lines) {
        Map<String, Double> figures = new TreeMap<>();
        for (String line : lines) {
            if (!line.startsWith("#")) {
                assertThat(line).matches("assay_[a-z_]+(\\{[a-z]+=\"[a-z]+\"(,[a-z]+=\"[a-z]+\")*})? [-0-9.E]+");
                String name = line.replaceAll("[{ ].*", "");
                assertThat(lines)
                        .contains("# TYPE " + name + " gauge")
                        .anyMatch(help -> help.startsWith("# HELP " + name + " "));
                int blank = line.lastIndexOf(' ');
                figures.put(line.substring(0, blank), Double.valueOf(line.substring(blank + 1)));
            }
        }
        return figures;
    }

    private static void compare(Map<String, Double> figures, EmptyDatabase database) throws SQLException {
        assertThat(figures)
                .containsEntry("assay_exit_code", 6.0)
                .containsEntry("assay_run_id", 1.0)
                .containsEntry("assay_run_held", 0.0)
                .containsEntry("assay_run_status{status=\"published\"}", 1.0)
                .containsEntry("assay_deliveries{status=\"refused\"}", 1.0)
                .containsKeys("assay_step_duration_seconds{step=\"evaluation\"}", "assay_run_duration_seconds");
        Map<String, String> same = Map.of(
                "assay_partners{result=\"evaluated\"}", "SELECT partners_evaluated FROM run",
                "assay_standings_changed", "SELECT standings_changed FROM run",
                "assay_notifications{kind=\"raised\"}", "SELECT COUNT(*) FROM v1_notification WHERE kind = 'RAISED'",
                "assay_risks_open", "SELECT COUNT(*) FROM v1_renewal_risk WHERE cleared_on IS NULL",
                "assay_delivery_rows{feed=\"achievements\",result=\"applied\"}",
                        "SELECT SUM(rows_applied) FROM delivery WHERE feed = 'achievements'",
                "assay_delivery_rows{feed=\"partners\",result=\"rejected\"}",
                        "SELECT SUM(rows_rejected) FROM delivery WHERE feed = 'partners'",
                "assay_facts_waiting", "SELECT COALESCE(SUM(items), 0) FROM run_waiting",
                "assay_deliveries{status=\"applied\"}", "SELECT COUNT(*) FROM delivery WHERE status = 'APPLIED'",
                "assay_last_success_timestamp_seconds", "SELECT EXTRACT(EPOCH FROM published_at) FROM run");
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> figure : same.entrySet()) {
                try (ResultSet row = statement.executeQuery(figure.getValue())) {
                    assertThat(row.next()).isTrue();
                    assertThat(figures.get(figure.getKey()))
                            .as(figure.getKey())
                            .isNotNull()
                            .isCloseTo(row.getDouble(1), within(0.001));
                }
            }
        }
        assertThat(text(database, "SELECT reason FROM delivery WHERE status = 'REFUSED'"))
                .contains("Mustermann");
        assertThat(figures.get("assay_delivery_rows{feed=\"partners\",result=\"rejected\"}"))
                .isEqualTo(1.0);
        assertThat(figures.get("assay_notifications{kind=\"raised\"}")).isGreaterThan(0.0);
    }

    private static String text(EmptyDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }

    private static void compare(Map<String, Double> figures, Collector collector) {
        assertThat(collector.received()).hasSize(1);
        assertThat(collector
                        .received()
                        .get(0)
                        .getResourceMetrics(0)
                        .getResource()
                        .getAttributesList())
                .anyMatch(attribute -> attribute.getKey().equals("service.name")
                        && attribute.getValue().getStringValue().equals("assay"));
        assertThat(collector.metrics("assay.standings.changed")).singleElement().satisfies(metric -> assertThat(
                        metric.getGauge().getDataPoints(0).getAsDouble())
                .isEqualTo(figures.get("assay_standings_changed")));
        assertThat(collector.metrics("assay.exit.code")).hasSize(1);
    }
}
