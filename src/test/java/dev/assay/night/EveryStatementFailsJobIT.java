package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import dev.assay.lease.Expiry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whichever statement of a night fails, the same command again ends in the state of an undisturbed night. */
final class EveryStatementFailsJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);
    private static final FailingDatabase DATABASE = new FailingDatabase();

    @TempDir
    private Path folder = Path.of("");

    /** The database that fails, in place of the real one. */
    @Configuration(proxyBeanMethods = false)
    static class Failing {
        @Bean
        DataSource dataSource() {
            return DATABASE;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_night_whose_nth_statement_fails_ends_like_an_undisturbed_one(boolean afterTheCommit)
            throws IOException, SQLException {
        EmptyDatabase named = memory("first" + afterTheCommit);
        DataSource first = named.dataSource();
        DATABASE.use(first);
        Path script = folder.resolve("before.sql");
        try (NightHouse house = new NightHouse(
                named,
                List.of(Failing.class),
                "assay.work.page-size=3",
                "assay.work.partitions=1",
                "assay.work.chunk-size=1",
                "assay.guard.pairs=1000",
                "assay.lease.duration=10m")) {
            house.put(silverPartners(5));
            house.nightly(MARCH_1);
            peopleLeave(house.order(MARCH_2, null).inbox());
            new JdbcTemplate(first).query("SCRIPT TO '" + script + "'", row -> {});
            DATABASE.failAt(0, false);
            assertThat(house.nightly(MARCH_2).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
            List<Integer> statements = DATABASE.counted(afterTheCommit);
            Map<String, List<String>> undisturbed = NightHouse.tables(new JdbcTemplate(first));
            assertThat(undisturbed.get("notification")).hasSize(2);

            for (int n : statements) {
                EmptyDatabase copied = memory("copy" + afterTheCommit + n);
                DataSource copy = copied.dataSource();
                new JdbcTemplate(copy).execute("RUNSCRIPT FROM '" + script + "'");
                DATABASE.use(copy);
                DATABASE.failAt(n, afterTheCommit);
                tryOnce(house);
                DATABASE.failAt(0, false);
                Expiry.ofLease(copied);
                NightOutcome again = house.nightly(MARCH_2);

                assertThat(again.kind())
                        .as(
                                "after statement %d of %s: %s",
                                n, statements, again.run().failure())
                        .isIn(NightOutcome.Kind.PUBLISHED, NightOutcome.Kind.ALREADY_PUBLISHED);
                assertThat(NightHouse.tables(new JdbcTemplate(copy)))
                        .as("after statement %d of %s", n, statements)
                        .isEqualTo(undisturbed);
                new JdbcTemplate(copy).execute("SHUTDOWN");
            }
        }
    }

    private static void tryOnce(NightHouse house) {
        try {
            house.nightly(MARCH_2);
        } catch (RuntimeException e) {
            // that is what is being tried
            assertThat(e).hasStackTraceContaining("th statement fails");
        }
    }

    private static void peopleLeave(Path inbox) throws IOException {
        Path file = inbox.resolve("associations-1.csv");
        Files.writeString(
                file,
                """
                person_id,partner_id,linked_on,unlinked_on,updated_at
                H001,P001,2026-01-05,2026-03-02,2026-03-02T00:00:00Z
                H004,P004,2026-01-05,2026-03-02,2026-03-02T00:00:00Z
                H004,P004,no day,2026-03-02,2026-03-02T00:00:00Z
                """);
        new Sealing(null, Mode.DELTA, Instant.parse("2026-03-02T01:00:00Z"), false, FeedLimits.DEFAULTS).seal(file);
    }

    private static EmptyDatabase memory(String name) {
        return new EmptyDatabase(Engine.H2, "jdbc:h2:mem:" + name + ";MODE=MySQL;DB_CLOSE_DELAY=-1", "sa", "");
    }
}
