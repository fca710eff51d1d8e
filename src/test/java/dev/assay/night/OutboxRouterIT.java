package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.link;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.night.OutboxConnector.Delivered;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Debezium reads the outbox from MySQL's binlog, with the documented configuration and privileges. */
@WithoutTables
final class OutboxRouterIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);
    private static final LocalDate MARCH_3 = MARCH_1.plusDays(2);
    private static final LocalDate MARCH_4 = MARCH_1.plusDays(3);
    private static final Instant LATER = Instant.parse("2026-03-05T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    @EachEngine(Engine.MYSQL)
    void outbox_router_delivers_each_notification_once_in_order_by_partner(EmptyDatabase database) throws Exception {
        String schema = database.url().substring(database.url().lastIndexOf('/') + 1);
        String account = "cdc_" + schema.substring(schema.length() - 12);
        Properties router = router(schema);
        List<Delivered> all = new CopyOnWriteArrayList<>();
        try (NightHouse house = new NightHouse(
                database,
                "assay.guard.pairs=5",
                "logging.level.io.debezium=warn",
                "logging.level.org.apache.kafka=warn")) {
            grants(account, schema).forEach(house.jdbc()::execute);
            try {
                house.put(silverPartners(7));
                house.nightly(MARCH_1);
                house.put(List.of(leaves(1, MARCH_2), leaves(2, MARCH_2)));
                NightOutcome held = house.nightly(MARCH_2);
                house.settlement().release(held.run().runId());
                try (OutboxConnector connector =
                        OutboxConnector.start(database, account, "secret", router, folder, all)) {
                    connector.await(2);
                    house.put(List.of(link(1, null, LATER)));
                    house.rerun(MARCH_2);
                    connector.await(3);
                }
                house.put(List.of(leaves(3, MARCH_3)));
                long thrownAway = house.nightly(MARCH_3).run().runId();
                house.settlement().discard(thrownAway);
                house.put(List.of(link(3, null, LATER), link(2, null, LATER)));
                house.nightly(MARCH_3);
                try (OutboxConnector connector =
                        OutboxConnector.start(database, account, "secret", router, folder, all)) {
                    connector.await(4);
                    house.put(List.of(link(4, MARCH_4, LATER)));
                    house.settlement().release(house.nightly(MARCH_4).run().runId());
                    connector.await(5);
                }
            } finally {
                house.jdbc().execute("DROP USER '%s'@'%%'".formatted(account));
            }
            assertThat(all).containsExactlyElementsOf(told(house.jdbc())).hasSize(5);
        }
    }

    /** The rows of the view, in the form that the router should deliver. */
    private static List<Delivered> told(JdbcTemplate jdbc) {
        return jdbc.query(
                "SELECT * FROM v1_notification ORDER BY seq",
                (row, n) -> new Delivered(
                        "outbox.event.partner",
                        row.getString("partner_id"),
                        row.getString("payload"),
                        row.getString("event_id"),
                        row.getString("kind"),
                        row.getLong("seq"),
                        Math.toIntExact(
                                row.getObject("business_date", LocalDate.class).toEpochDay())));
    }

    /** The settings in sql/README.md, for this schema. */
    private static Properties router(String schema) throws IOException {
        Matcher example = Pattern.compile("```properties\n(connector\\.class=.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("sql/README.md")));
        assertThat(example.find())
                .as("the connector's settings in sql/README.md")
                .isTrue();
        Properties settings = new Properties();
        settings.load(
                new StringReader(example.group(1).replace("=assay.notification", "=" + schema + ".notification")));
        assertThat(settings.getProperty("table.include.list")).isEqualTo(schema + ".notification");
        settings.setProperty("database.include.list", schema);
        return settings;
    }

    /** The statements that sql/grants.sql offers for such an account. */
    private static List<String> grants(String account, String schema) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("sql/grants.sql"))) {
            List<String> statements = lines.filter(line -> line.matches("-- (CREATE USER|GRANT) .*assay_cdc.*;"))
                    .map(line -> line.substring("-- ".length(), line.length() - 1)
                            .replace("RANDOM PASSWORD", "'secret'")
                            .replace("assay.", schema + ".")
                            .replace("assay_cdc", account))
                    .toList();
            assertThat(statements).hasSizeGreaterThan(1);
            return statements;
        }
    }
}
