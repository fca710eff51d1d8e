package dev.assay.fault;

import static dev.assay.night.Programmes.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.cli.TableContents;
import dev.assay.cli.command.CommandErrors;
import dev.assay.cli.command.ExitCode;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.KeptRows;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.format.FeedLimits;
import dev.assay.lease.Expiry;
import dev.assay.night.NightHouse;
import dev.assay.night.NightOutcome;
import dev.assay.night.Programmes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A night of five partners with a delivery, in this process, that can be played again and again from the same rows: once
 * disturbed, and then once more by another pool, as the next start of the program would.
 */
final class SmallNight implements AutoCloseable {
    private static final LocalDate DATE = MARCH_1.plusDays(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String LONG_LEASE = "assay.lease.duration=10m";
    private static final Set<ExitCode> MAY_FAIL = Set.of(ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY);

    private final EmptyDatabase database;
    private final EmptyDatabase way;
    private final String[] more;
    private final NightHouse next;
    private NightHouse disturbed;
    private Tapped taps;
    private final KeptRows before;
    private final Map<String, List<String>> undisturbed;
    private final ExecutorService starter = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "night");
        thread.setDaemon(true);
        return thread;
    });

    private record Tapped(HikariDataSource pool, TappedDatabase database) {
        /** As at the end of a process. */
        void hangUp() {
            pool.getHikariPoolMXBean().softEvictConnections();
            database.hangUp();
        }

        /** Whether somebody has not given a connection back. */
        boolean leaked() {
            return pool.getHikariPoolMXBean().getActiveConnections() > 0;
        }
    }

    /** Puts the taps between pool and driver. */
    @Configuration(proxyBeanMethods = false)
    static class Tapping {
        private static final ThreadLocal<Tapped> TAPS = new ThreadLocal<>();

        @Bean
        static BeanPostProcessor tapping() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessBeforeInitialization(Object bean, String name) {
                    if (bean instanceof HikariDataSource pool) {
                        DriverManagerDataSource driver =
                                new DriverManagerDataSource(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
                        driver.setConnectionProperties(pool.getDataSourceProperties());
                        if (pool.getJdbcUrl().startsWith("jdbc:mysql:")) {
                            // locks that a broken call has left behind are waited for no longer than needed to see it
                            driver.getConnectionProperties().put("sessionVariables", "innodb_lock_wait_timeout=2");
                        }
                        TappedDatabase tapped = new TappedDatabase(driver);
                        pool.setDataSource(tapped);
                        TAPS.set(new Tapped(pool, tapped));
                    }
                    return bean;
                }
            };
        }
    }

    /** A night whose calls of the driver are disturbed, apart from its heartbeats. */
    SmallNight(EmptyDatabase database) throws IOException, SQLException {
        this(database, database, LONG_LEASE, "spring.datasource.hikari.connection-timeout=5000");
    }

    /**
     * @param way the same database, by the way that the disturbed night takes to it
     * @param more settings of the disturbed night, among them the duration of its lease
     */
    SmallNight(EmptyDatabase database, EmptyDatabase way, String... more) throws IOException, SQLException {
        this.database = database;
        this.way = way;
        this.more = more;
        this.next = house(database, List.of(), LONG_LEASE);
        next.put(Programmes.silverPartners(5));
        assertThat(next.nightly(MARCH_1).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
        peopleLeave(next.inbox());
        this.disturbed = house(way, List.of(Tapping.class), more);
        this.taps = Tapping.TAPS.get();
        peopleLeave(disturbed.inbox());
        this.before = KeptRows.of(database);
        assertThat(disturbed.nightly(DATE).kind()).isEqualTo(NightOutcome.Kind.PUBLISHED);
        this.undisturbed = TableContents.ofReaderViews(database);
        assertThat(undisturbed.get("v1_notification")).hasSize(2);
    }

    private static NightHouse house(EmptyDatabase database, List<Class<?>> more, String... settings) {
        String[] all = Stream.concat(
                        Stream.of(
                                "assay.work.page-size=3",
                                "assay.work.partitions=1",
                                "assay.work.chunk-size=1",
                                "assay.guard.pairs=1000",
                                "logging.threshold.console=off"),
                        Stream.of(settings))
                .toArray(String[]::new);
        return new NightHouse(database, more, all);
    }

    /** Plays the night with this tap and adds to the tally how it ended. */
    void play(Tap tap, Tally tally) throws SQLException {
        play(tap, tap, () -> {}, tally);
    }

    /** Plays the night by a way that has been disturbed, and heals it before the next start. */
    void play(String what, Runnable healing, Tally tally) throws SQLException {
        play(what, Tap.NONE, healing, tally);
    }

    private void play(Object what, Tap tap, Runnable healing, Tally tally) throws SQLException {
        before.putBack();
        taps.database().use(tap);
        long began = System.nanoTime();
        String first = start(disturbed);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        taps.database().use(Tap.NONE);
        taps.hangUp();
        healing.run();
        if (taps.leaked()) {
            reopen();
        }
        Expiry.ofLease(database);
        String second = start(next);
        if (!ended(first) || !Set.of("PUBLISHED", "ALREADY_PUBLISHED").contains(second)) {
            tally.wrong("%s: ended with %s, then with %s".formatted(what, first, second));
        } else if (!TableContents.ofReaderViews(database).equals(undisturbed)) {
            tally.wrong(
                    "%s: ended with %s, then with %s, and readers see something else".formatted(what, first, second));
        } else {
            tally.good("%s (%s)".formatted(what, first), second.equals("PUBLISHED"), took);
        }
    }

    /**
     * Spring's MySQLMaxValueIncrementer keeps its connection for ever when its commit fails. A process ends with it; here
     * the pool would be empty after some trials.
     */
    private void reopen() {
        disturbed.close();
        disturbed = house(way, List.of(Tapping.class), more);
        taps = Tapping.TAPS.get();
        try {
            peopleLeave(disturbed.inbox());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(String said) {
        return said.equals("PUBLISHED") || MAY_FAIL.stream().anyMatch(code -> said.startsWith(code.name()));
    }

    private String start(NightHouse house) {
        Future<String> night = starter.submit(() -> said(house));
        try {
            return night.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "nothing within " + PATIENCE;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String said(NightHouse house) {
        try {
            NightOutcome outcome = house.nightly(DATE);
            String failure = outcome.run().failure();
            return failure == null ? outcome.kind().name() : "%s (%s)".formatted(outcome.kind(), failure);
        } catch (RuntimeException e) {
            return "%s (%s)".formatted(CommandErrors.code(e), e);
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

    @Override
    public void close() {
        starter.shutdownNow();
        disturbed.close();
        next.close();
    }
}
