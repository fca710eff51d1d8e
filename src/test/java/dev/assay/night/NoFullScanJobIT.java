package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.database.WithoutTables;
import dev.assay.facts.PersonAlias;
import dev.assay.night.ExplainingDatabase.Access;
import dev.assay.night.ExplainingDatabase.Plan;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** No statement per page or chunk, and no view queried by partner, scans a growing table. */
@WithoutTables
final class NoFullScanJobIT {
    /** A purge after it deletes what the others have written. */
    private static final LocalDate LATER = LocalDate.of(2019, 12, 2);

    private static final List<LocalDate> NIGHTS =
            List.of(LocalDate.of(2017, 10, 16), LocalDate.of(2017, 10, 17), LocalDate.of(2017, 10, 18), LATER);

    /** Pages and chunks in a night, at the least; there are fewer ranges. */
    private static final int OFTEN = 12;

    private static final Pattern FULL_SCAN = Pattern.compile("\\| `([A-Z]+ .*)` \\| .* \\|");

    private static @Nullable ExplainingDatabase explaining;

    @TempDir
    private Path folder = Path.of("");

    @Configuration(proxyBeanMethods = false)
    static class Explaining {
        @Bean
        DataSource dataSource() {
            return explaining;
        }
    }

    @EachEngine(Engine.MYSQL)
    void a_night_a_purge_and_the_views_of_a_partner_read_no_growing_table_whole(EmptyDatabase database)
            throws IOException {
        LoadedRulebooks books = new RulebookLoader().load(Path.of("jobs/rulebooks"));
        new SampleProgramme(books.rulebooks(), new SampleRequest(200, 7, NIGHTS)).write(folder);
        ExplainingDatabase watched = new ExplainingDatabase(database.dataSource());
        explaining = watched;
        try (NightHouse house = new NightHouse(
                database,
                List.of(Explaining.class),
                "assay.work.page-size=10",
                "assay.work.chunk-size=100",
                "assay.work.partitions=2",
                "assay.guard.pairs=100000")) {
            List<String> tables = tables(house);
            tables.forEach(table -> house.jdbc()
                    .execute("ALTER TABLE %s STATS_PERSISTENT = 1, STATS_AUTO_RECALC = 0".formatted(table)));
            nightly(house, books, NIGHTS.get(0), false);
            house.put(List.of(new PersonAlias(PersonAlias.pseudoId("mail", "ada@example.org"), "H001", Instant.EPOCH)));
            tables.forEach(table -> pretendMillions(house, table));
            watched.plans();

            List<Plan> nights = new ArrayList<>();
            for (LocalDate date : NIGHTS.subList(1, 4)) {
                nightly(house, books, date, date.equals(LATER));
                nights.addAll(watched.plans().values());
            }
            assertThat(nights).filteredOn(plan -> plan.runs() > OFTEN).hasSizeGreaterThan(30);
            assertThat(nights)
                    .filteredOn(NoFullScanJobIT::scans)
                    .allSatisfy(plan -> assertThat(listed()).anyMatch(plan.sql()::startsWith))
                    .allSatisfy(plan -> assertThat(plan.runs()).isLessThan(OFTEN));
            assertThat(listed()).allSatisfy(begin -> assertThat(nights)
                    .filteredOn(NoFullScanJobIT::scans)
                    .anyMatch(plan -> plan.sql().startsWith(begin)));

            house.housekeeping().purge(Period.ofMonths(13), Progress.NONE);
            assertThat(watched.plans().values())
                    .filteredOn(plan -> plan.sql().startsWith("DELETE"))
                    .hasSizeGreaterThan(10)
                    .noneMatch(NoFullScanJobIT::scans);

            ask(new JdbcTemplate(watched));
            assertThat(watched.plans().values()).hasSizeGreaterThan(9).allSatisfy(plan -> assertThat(plan.accesses())
                    .noneMatch(Access::full));
        }
    }

    /** Every view that has a partner, for one partner. */
    private static void ask(JdbcTemplate jdbc) {
        List<String> views = jdbc.queryForList(
                """
                SELECT c.table_name FROM information_schema.columns c
                WHERE c.table_schema = SCHEMA() AND c.column_name = 'partner_id' AND c.table_name LIKE 'v1%'
                """,
                String.class);
        views.forEach(view -> jdbc.queryForList("SELECT * FROM %s WHERE partner_id = ?".formatted(view), "P00007"));
    }

    /** The beginnings of the statements that scan a table once per night, as listed on the page for developers. */
    private static List<String> listed() {
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read() throws IOException {
        return Files.readAllLines(Path.of("src/README.md")).stream()
                .map(FULL_SCAN::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1))
                .toList();
    }

    private static boolean scans(Plan plan) {
        return plan.accesses().stream().anyMatch(Access::full);
    }

    private static List<String> tables(NightHouse house) {
        return house.jdbc()
                .queryForList(
                        "SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = SCHEMA() AND t.engine = 'InnoDB'",
                        String.class);
    }

    /** Lets the optimizer believe that a table has a million rows, as different ones as there are now. */
    private static void pretendMillions(NightHouse house, String table) {
        house.jdbc().execute("ANALYZE TABLE " + table);
        house.jdbc()
                .update(
                        """
                        UPDATE mysql.innodb_index_stats i JOIN mysql.innodb_table_stats t
                            ON t.database_name = i.database_name AND t.table_name = i.table_name
                        SET i.stat_value = GREATEST(1, i.stat_value) * 1000000 / GREATEST(1, t.n_rows)
                        WHERE i.database_name = SCHEMA() AND i.table_name = ?
                        """,
                        table);
        house.jdbc()
                .update(
                        """
                        UPDATE mysql.innodb_table_stats SET n_rows = 1000000, clustered_index_size = 10000
                        WHERE database_name = SCHEMA() AND table_name = ?
                        """,
                        table);
        house.jdbc().execute("FLUSH TABLES " + table);
    }

    private void nightly(NightHouse house, LoadedRulebooks books, LocalDate date, boolean full) throws IOException {
        NightOrder order = new NightOrder(date, inbox(date), () -> books, null, full, Progress.NONE);
        assertThat(house.nights().nightly(order).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
    }

    private Path inbox(LocalDate night) throws IOException {
        try (var nights = Files.list(folder)) {
            return nights.filter(path -> path.toString().endsWith(night.toString()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
