package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.database.CutDatabase;
import dev.assay.database.CutDatabase.Moment;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.operation.NightRefused;
import dev.assay.store.schema.SchemaScripts;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;

/** A migration that is interrupted at any statement is completed by the next start. */
@WithoutTables
final class InterruptedMigrationIT {
    /** Of the program before migrations could be interrupted. */
    private static final String EARLIER = "9";

    /** Of the first program whose migrations could be. */
    private static final String FIRST_INTERRUPTIBLE = "71";

    private static final Pattern ENTRY = Pattern.compile("INSERT INTO \\S*flyway_schema_history");

    private static final List<String> TABLES = List.of(
            "publication",
            "lease",
            "lease_heartbeat",
            "membership",
            "delivery",
            "rejection",
            "competency_standing",
            "v1_delivery",
            "v1_rejection",
            "v1_profile");

    /** To be closed last: opening and closing an embedded database takes longer than what is done in it. */
    private final List<Connection> kept = new ArrayList<>();

    private void keepOpen(EmptyDatabase... databases) throws SQLException {
        for (EmptyDatabase database : databases) {
            kept.add(database.connect());
        }
    }

    @AfterEach
    void close() throws SQLException {
        for (Connection connection : kept) {
            connection.close();
        }
    }

    @EachEngine
    void killed_after_each_statement_of_a_first_start(EmptyDatabase database, EmptyDatabase undisturbed)
            throws SQLException {
        keepOpen(database, undisturbed);
        start(undisturbed);
        assertThat(startAndKill(database)).hasSizeGreaterThan(80);
        assertThat(contents(database)).isEqualTo(contents(undisturbed));
    }

    @EachEngine
    void killed_after_each_statement_that_changes_tables_with_rows_in_them(
            EmptyDatabase database, EmptyDatabase undisturbed) throws SQLException {
        keepOpen(database, undisturbed);
        fill(database);
        fill(undisturbed);
        start(undisturbed);
        assertThat(startAndKill(database)).hasSizeGreaterThan(20);
        assertThat(contents(database)).isEqualTo(contents(undisturbed));
        assertThat(jdbc(database).queryForList("SELECT scope FROM delivery ORDER BY delivery_id", String.class))
                .containsExactly("NONE", "FEED");
    }

    @EachEngine
    void a_statement_that_fails_is_run_again_once_its_cause_is_gone(EmptyDatabase database, EmptyDatabase undisturbed)
            throws SQLException {
        keepOpen(database, undisturbed);
        start(undisturbed);
        for (int number : List.of(20, 85)) {
            String failed = interrupt(database, CutDatabase.nth(number), Moment.FAILURE);
            assertThat(failed).isNotNull();
            start(database);
            assertThat(contents(database)).as(failed).isEqualTo(contents(undisturbed));
            database.clear();
        }
    }

    @EachEngine
    void what_the_program_before_has_left_half_done_is_completed(EmptyDatabase database, EmptyDatabase undisturbed)
            throws SQLException {
        keepOpen(database, undisturbed);
        start(undisturbed);
        for (String within : List.of("CREATE TABLE partner_standing", "ALTER TABLE rejection")) {
            CutDatabase cut = new CutDatabase(database.dataSource(), sql -> sql.contains(within), Moment.AFTER);
            assertThatThrownBy(() -> earlier(database.engine(), cut, EARLIER)).isInstanceOf(FlywayException.class);
            assertThatThrownBy(() -> earlier(database.engine(), database.dataSource(), EARLIER))
                    .isInstanceOf(FlywayException.class);
            start(database);
            assertThat(contents(database)).as(cut.last()).isEqualTo(contents(undisturbed));
            database.clear();
        }
    }

    @EachEngine
    void tables_of_the_program_before_are_taken_over(EmptyDatabase database, EmptyDatabase undisturbed)
            throws SQLException {
        keepOpen(database, undisturbed);
        start(undisturbed);
        earlier(database.engine(), database.dataSource(), EARLIER);
        start(database);
        assertThat(contents(database)).isEqualTo(contents(undisturbed));
        assertThatCode(() ->
                        flyway(database.engine(), database.dataSource()).load().validate())
                .as("what Flyway itself thinks of the history")
                .doesNotThrowAnyException();
    }

    @EachEngine
    void tables_of_the_first_program_that_could_be_interrupted_are_taken_over(
            EmptyDatabase database, EmptyDatabase undisturbed) throws SQLException {
        keepOpen(database, undisturbed);
        start(undisturbed);
        earlier(database.engine(), database.dataSource(), FIRST_INTERRUPTIBLE);
        start(database);
        assertThat(contents(database)).isEqualTo(contents(undisturbed));
    }

    @EachEngine
    void a_table_of_another_program_with_one_of_our_names_is_not_changed(EmptyDatabase database) throws SQLException {
        keepOpen(database);
        earlier(database.engine(), database.dataSource(), "5");
        jdbc(database).execute("CREATE TABLE reader (name VARCHAR(10), card VARCHAR(10))");
        for (int attempt = 1; attempt <= 2; attempt++) {
            assertThatThrownBy(() -> start(database))
                    .isInstanceOf(NightRefused.class)
                    .hasMessageMatching("(?is).*the schema cannot be migrated: .*reader.* already exists.*");
        }
        assertThat(jdbc(database).queryForList("SELECT card FROM reader")).isEmpty();
        jdbc(database).execute("DROP TABLE reader");
        assertThatCode(() -> start(database)).doesNotThrowAnyException();
    }

    @EachEngine
    void a_half_done_migration_of_another_program_is_refused(EmptyDatabase database) throws SQLException {
        keepOpen(database);
        earlier(database.engine(), database.dataSource(), "2");
        String insert =
                "INSERT INTO %s SELECT 3, '3', 'nights', 'SQL', 'V3__nights.sql', 12345, 'somebody', CURRENT_TIMESTAMP, 1, FALSE"
                        .formatted(history(database));
        jdbc(database).update(insert);
        List<Map<String, Object>> before = jdbc(database).queryForList("SELECT * FROM " + history(database));
        assertThatThrownBy(() -> start(database))
                .isInstanceOf(NightRefused.class)
                .hasMessageContaining("differs from what this program");
        assertThat(jdbc(database).queryForList("SELECT * FROM " + history(database)))
                .isEqualTo(before);
    }

    /**
     * Starts again and again, killed after the first statement that it was not killed at before, until there is none.
     * An entry in the history is another one for each version; it is not committed yet when its process is killed, so
     * that the one after it passes.
     */
    private static List<String> startAndKill(EmptyDatabase database) {
        List<String> killedAt = new ArrayList<>();
        Predicate<String> there = sql -> ENTRY.matcher(sql).find()
                ? !ENTRY.matcher(killedAt.get(killedAt.size() - 1)).find()
                : !killedAt.contains(sql);
        for (String last = interrupt(database, there, Moment.AFTER);
                last != null;
                last = interrupt(database, there, Moment.AFTER)) {
            killedAt.add(last);
        }
        assertThat(killedAt).filteredOn(sql -> ENTRY.matcher(sql).find()).hasSizeGreaterThan(3);
        return killedAt;
    }

    /** The statement at which the start was interrupted; null if it came to its end before. */
    private static @Nullable String interrupt(EmptyDatabase database, Predicate<String> there, Moment moment) {
        CutDatabase cut = new CutDatabase(database.dataSource(), there, moment);
        try {
            start(cut);
            assertThat(cut.last()).isNull();
        } catch (FlywayException | NightRefused e) {
            assertThat(cut.last()).as("why it ended: %s", e).isNotNull();
        }
        return cut.last();
    }

    private static void start(EmptyDatabase database) {
        start(database.dataSource());
    }

    private static void start(DataSource source) {
        FluentConfiguration flyway = Flyway.configure().dataSource(source);
        SchemaScripts.configure(flyway);
        new Migration().migrate(flyway.load());
    }

    /** As the program before did it, and only to that version. */
    private static void earlier(Engine engine, DataSource source, String version) {
        flyway(engine, source).target(version).load().migrate();
    }

    private static FluentConfiguration flyway(Engine engine, DataSource source) {
        String vendor = engine == Engine.H2 ? "h2" : "mysql";
        return Flyway.configure()
                .dataSource(source)
                .locations("classpath:sql/migration/common", "classpath:sql/migration/" + vendor)
                .ignoreMigrationPatterns(new String[0]);
    }

    /** Makes the tables before those of mappings came, with rows in what changes later. */
    private static void fill(EmptyDatabase database) {
        earlier(database.engine(), database.dataSource(), "7");
        String delivery =
                """
                INSERT INTO delivery (delivery_id, feed, file, mode, status, rows_read, rows_applied, rows_unchanged,
                    rows_stale, rows_rejected, items_ended, records_done, released)
                VALUES (?, 'overrides', 'overrides.csv', ?, 'APPLIED', 2, 1, 0, 0, ?, 0, 2, FALSE)
                """;
        JdbcTemplate jdbc = jdbc(database);
        jdbc.update(delivery, 1, "delta", 1);
        jdbc.update(delivery, 2, "snapshot", 0);
        jdbc.update("INSERT INTO rejection (delivery_id, line, reason, raw) VALUES (1, 7, 'no date', 'a,b')");
        jdbc.update("INSERT INTO membership (partner_id, level, starts_on, renews_on, updated_at)"
                + " VALUES ('p', 'GOLD', '2026-01-01', '2027-01-01', '2026-01-01 00:00:00')");
        jdbc.update("INSERT INTO run (run_id, business_date, attempt, status, rulebook, rulebooks_fingerprint, edition,"
                + " started_at, partners_evaluated, partners_failed, standings_changed, notifications)"
                + " VALUES (1, '2026-11-22', 1, 'PUBLISHED', 'r', 'f', 1, '2026-11-22 00:00:00', 1, 0, 0, 0)");
        jdbc.update("INSERT INTO competency_standing (partner_id, competency_code, run_id, gone, displayed_level)"
                + " VALUES ('p', 'C', 1, FALSE, 'GOLD')");
    }

    /** Everything that a migration makes, and what was there before it. */
    private static Map<String, List<String>> contents(EmptyDatabase database) throws SQLException {
        Map<String, List<String>> contents = new TreeMap<>();
        try (Connection connection = database.connect()) {
            DatabaseMetaData data = connection.getMetaData();
            String catalog = connection.getCatalog();
            String schema = connection.getSchema();
            contents.put(
                    "columns",
                    rows(
                            data.getColumns(catalog, schema, "%", "%"),
                            "TABLE_NAME",
                            "ORDINAL_POSITION",
                            "COLUMN_NAME",
                            "TYPE_NAME",
                            "COLUMN_SIZE",
                            "NULLABLE",
                            "COLUMN_DEF"));
            List<String> keys = new ArrayList<>();
            for (String table : rows(data.getTables(catalog, schema, "%", new String[] {"TABLE"}), "TABLE_NAME")) {
                if (table.equalsIgnoreCase("flyway_schema_history")) {
                    continue; // Flyway's own, whose index it does not make again
                }
                keys.addAll(rows(
                        data.getIndexInfo(catalog, schema, table, false, true),
                        "TABLE_NAME",
                        "NON_UNIQUE",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME"));
            }
            contents.put("keys", keys);
        }
        for (String table : TABLES) {
            contents.put(table, texts(database, "SELECT * FROM " + table));
        }
        String columns = "version, description, type, script, checksum, success";
        contents.put(
                "history",
                texts(
                        database,
                        "SELECT %s FROM %s"
                                .formatted(
                                        database.engine() == Engine.H2 ? columns.replaceAll("\\w+", "\"$0\"") : columns,
                                        history(database))));
        return contents;
    }

    private static List<String> texts(EmptyDatabase database, String sql) {
        return jdbc(database).queryForList(sql).stream()
                .map(Map::toString)
                .sorted()
                .toList();
    }

    private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (String column : columns) {
                    values.add(rows.getString(column));
                }
                texts.add(String.join(" ", values));
            }
        }
        texts.sort(null);
        return texts;
    }

    private static String history(EmptyDatabase database) {
        return database.engine() == Engine.H2 ? "\"flyway_schema_history\"" : "flyway_schema_history";
    }

    private static JdbcTemplate jdbc(EmptyDatabase database) {
        return new JdbcTemplate(database.dataSource());
    }
}
