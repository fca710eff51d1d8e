package dev.assay.night;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.link;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.facts.AgentOverride;
import dev.assay.facts.Fact;
import dev.assay.facts.Grant;
import dev.assay.rules.MembershipLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Four readers that read after each commit of the program see complete nights only, whatever happens to the nights. */
final class ReadersJobIT {
    private static final FailingDatabase DATABASE = new FailingDatabase();

    /** How many statements before the commit of the publication a night fails: at it, in it, and while it evaluates. */
    private static final int[] FAILING = {0, 3, 4, 7, 90};

    private LocalDate today = MARCH_1.minusDays(1);
    private int publication;

    /** The database that fails, in place of the real one. */
    @Configuration(proxyBeanMethods = false)
    static class Failing {
        @Bean
        DataSource dataSource() {
            return DATABASE;
        }
    }

    @EachEngine
    void four_readers_see_whole_nights_without_gap_or_duplicate(EmptyDatabase database) {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.user());
            pool.setPassword(database.password());
            readAndRun(database, pool);
        }
    }

    private void readAndRun(EmptyDatabase database, DataSource pool) {
        DATABASE.use(pool);
        DATABASE.whenSeen(() -> {});
        CursorReading cursor = new CursorReading();
        ViewReading views = new ViewReading();
        ViewReading published = new ViewReading();
        try (NightHouse house = new NightHouse(
                database,
                List.of(Failing.class),
                "assay.work.page-size=15",
                "assay.work.partitions=1",
                "assay.guard.pairs=10",
                "assay.guard.percent=10",
                "assay.lease.duration=10m")) {
            house.put(programme());
            published.look(house.jdbc());
            try (Readers readers =
                    new Readers(database, List.of(cursor, new WholeNightReading(), views, new ReplayReading()))) {
                DATABASE.whenSeen(readers::look);
                for (Runnable night : nights(house)) {
                    night.run();
                    readers.look();
                    readers.complain();
                    published.look(house.jdbc());
                }
            }
            assertThat(house.rows("SELECT DISTINCT status FROM v1_run ORDER BY 1"))
                    .containsExactly("DISCARDED", "PUBLISHED", "SUPERSEDED");
            assertThat(cursor.handled())
                    .hasSizeGreaterThan(20)
                    .isEqualTo(CursorReading.told(house.jdbc(), "SELECT * FROM v1_notification ORDER BY seq"));
            assertThat(views.states()).isEqualTo(published.states());
        }
    }

    /** Twenty partners with a person each, and one with an override that ends in the third night. */
    private static List<Fact> programme() {
        List<Fact> facts = new ArrayList<>(silverPartners(21));
        facts.removeIf(fact -> fact.key().contains("H021"));
        facts.add(new AgentOverride(
                "O1",
                "P021",
                "CLOUD",
                new Grant.OfLevel(MembershipLevel.SILVER.name()),
                LocalDate.of(2026, 2, 1),
                MARCH_1.plusDays(1),
                null,
                null,
                null,
                Instant.parse("2026-02-28T12:00:00Z")));
        return facts;
    }

    /** One after the other, each with some that readers see and some that they never do. */
    private List<Runnable> nights(NightHouse house) {
        List<Runnable> nights = new ArrayList<>();
        nights.add(() -> publish(house));
        nights.add(() -> publish(house, leaves(1)));
        nights.add(() -> publish(house));
        nights.add(() -> house.settlement().release(hold(house, leaves(2), leaves(3))));
        nights.add(() -> house.settlement().discard(hold(house, leaves(4), leaves(5))));
        nights.add(() -> publish(house, returns(4), returns(5)));
        nights.add(() -> publish(house, leaves(6)));
        nights.add(() -> rerun(house, returns(6)));
        nights.add(() -> hold(house, leaves(7), leaves(8)));
        nights.add(() -> publish(house, returns(7)));
        nights.add(() -> publication = commitOf(() -> publish(house, leaves(9))));
        nights.add(() -> publishAtTheSecondTry(house, publication, true, leaves(10), returns(9)));
        for (int i = 0; i < FAILING.length; i++) {
            int one = 9 + i % 2;
            int other = 10 - i % 2;
            int n = FAILING[i];
            nights.add(() -> publishAtTheSecondTry(house, publication - n, false, leaves(one), returns(other)));
        }
        return nights;
    }

    private void publish(NightHouse house, Fact... news) {
        today = today.plusDays(1);
        house.put(List.of(news));
        assertThat(house.nightly(today).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
    }

    private static int commitOf(Runnable night) {
        DATABASE.failAt(0, false);
        night.run();
        return DATABASE.lastNews();
    }

    /** Its n-th statement fails, or is a commit that fails after it was done; then the same command again. */
    private void publishAtTheSecondTry(NightHouse house, int n, boolean done, Fact... news) {
        today = today.plusDays(1);
        house.put(List.of(news));
        DATABASE.failAt(n, done);
        try {
            house.nightly(today);
        } catch (RuntimeException e) {
            assertThat(e).hasStackTraceContaining("th statement fails");
        }
        house.jdbc().update("UPDATE lease_heartbeat SET expires_at = '2001-01-01 00:00:00'");
        assertThat(DATABASE.hasFailed()).as("statement %d", n).isTrue();
        DATABASE.failAt(0, false);
        assertThat(house.nightly(today).kind()).isIn(NightOutcome.Kind.PUBLISHED, NightOutcome.Kind.ALREADY_PUBLISHED);
    }

    private long hold(NightHouse house, Fact... news) {
        today = today.plusDays(1);
        house.put(List.of(news));
        NightOutcome night = house.nightly(today);
        assertThat(night.kind()).isEqualTo(NightOutcome.Kind.HELD);
        return night.run().runId();
    }

    private void rerun(NightHouse house, Fact... news) {
        house.put(List.of(news));
        assertThat(house.rerun(today).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
    }

    private Fact leaves(int i) {
        return link(i, today, Instant.EPOCH);
    }

    private Fact returns(int i) {
        return link(i, null, Instant.EPOCH);
    }
}
