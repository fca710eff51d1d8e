package dev.assay.cli.command;

import dev.assay.night.NightConfiguration;
import dev.assay.night.Nights;
import dev.assay.night.RangeWorker;
import dev.assay.night.RunDesk;
import dev.assay.operation.Connections;
import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import dev.assay.store.run.Run;
import dev.assay.store.schema.SchemaVersion;
import dev.assay.store.sql.DatabaseError;
import dev.assay.store.sql.RecordedSessions;
import dev.assay.telemetry.Telemetry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The part of the program that a command uses, while it uses it. Answers need the settings and a connection; what works
 * on runs opens the log too; only nights start Spring Batch. The schema is brought up to date before, where it has to be.
 */
public final class Session implements AutoCloseable {
    private static final AtomicReference<Session> OPEN = new AtomicReference<>();
    private static volatile boolean stopAsked;

    private final RunDesk desk;
    private final AutoCloseable opened;
    private final int schema;
    private final @Nullable Nights nights;
    private final @Nullable RangeWorker worker;

    private final LastResort lastResort = new LastResort();

    private Session(
            RunDesk desk, AutoCloseable opened, int schema, @Nullable Nights nights, @Nullable RangeWorker worker) {
        this.desk = desk;
        this.opened = opened;
        this.schema = schema;
        this.nights = nights;
        this.worker = worker;
        desk.leases().whenGone(lastResort::against);
        OPEN.set(this);
        if (stopAsked) {
            desk.leases().requestEnd();
        }
    }

    /** For a command that only asks. */
    public static Session forAnswers() {
        return opening(() -> open(Surroundings.environment()));
    }

    /** For a command that works on runs, or takes the lease, without running a night. */
    public static Session forWork() {
        return opening(() -> {
            ConfigurableEnvironment environment = Surroundings.environment();
            LogFile.open(environment);
            return open(environment);
        });
    }

    /** For a command that runs nights. */
    public static Session forNights() {
        return opening(() -> forNights(settings -> Map.of()));
    }

    /** For the command that helps nights on other machines. */
    public static Session forWorker() {
        return opening(() -> forNights(settings -> {
            if (!settings.remote().on()) {
                throw ExitCode.CONFIGURATION.failure(
                        "a worker needs assay.remote.broker, the URL of the broker through which the night tells it what to do, such as tcp://broker:61616");
            }
            return Map.of("spring.datasource.hikari.connection-init-sql", Connections.shortSilence(settings.remote()));
        }));
    }

    private static Session forNights(Function<Settings, Map<String, String>> more) {
        ConfigurableEnvironment environment = Surroundings.environment();
        Settings settings = Surroundings.settings(environment);
        LogFile.check(environment);
        DatabasePlace place = new DatabasePlace(environment);
        place.prepare();
        Map<String, String> added = more.apply(settings);
        Connections.refuseAlone(environment.getProperty("spring.datasource.url", ""), settings.remote());
        ConfigurableApplicationContext context = application(environment, added);
        place.closeToOthers();
        return new Session(
                context.getBean(RunDesk.class),
                context,
                0,
                context.getBean(Nights.class),
                context.getBean(RangeWorker.class));
    }

    private static ConfigurableApplicationContext application(
            ConfigurableEnvironment environment, Map<String, String> more) {
        LogFile.opened();
        return new SpringApplicationBuilder(NightConfiguration.class)
                .logStartupInfo(false)
                .properties(Surroundings.places(environment))
                .run(Stream.concat(more.entrySet().stream(), Surroundings.demo(environment).entrySet().stream())
                        .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                        .toArray(String[]::new));
    }

    private static Session open(ConfigurableEnvironment environment) {
        // what drivers log would go to the terminal as long as the log is not open
        LogManager.getLogManager().reset();
        Settings settings = Surroundings.settings(environment);
        LogFile.check(environment);
        DatabasePlace place = new DatabasePlace(environment);
        place.prepare();
        RecordedSessions source = Connections.pool(environment, settings);
        try {
            OptionalInt schema = known(source);
            if (schema.isEmpty()) {
                // no pool may log in the background while the application opens and closes the log
                source.close();
                application(environment, Map.of()).close();
                source = Connections.pool(environment, settings);
                schema = version(source);
            }
            Database database = new Database(source);
            place.closeToOthers();
            TransactionOperations transactions = new TransactionTemplate(new JdbcTransactionManager(source));
            return new Session(
                    RunDesk.of(settings, database, transactions, source), source, schema.orElse(0), null, null);
        } catch (RuntimeException e) {
            source.close();
            throw e;
        }
    }

    /** Empty if the tables have to be brought up to date. */
    private static OptionalInt version(RecordedSessions source) {
        try {
            return SchemaVersion.current(source);
        } catch (IllegalArgumentException e) {
            throw new NightRefused(NightRefused.Because.CONFIGURATION, Failures.message(e), e);
        }
    }

    /** Empty also if this account may not ask: another may be configured that creates the tables it needs rights on. */
    private static OptionalInt known(RecordedSessions source) {
        try {
            return version(source);
        } catch (RuntimeException e) {
            if (DatabaseError.denied(e)) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    /** Asks what this process does under the lease, now or later, to stop at the end of its chunk. */
    public static void requestStop() {
        stopAsked = true;
        Session session = OPEN.get();
        if (session != null) {
            session.desk.leases().requestEnd();
        }
    }

    /** Java starts nothing any more in a process that ends; what fails by that has not failed. */
    private static <T> T opening(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            if (stopAsked) {
                CommandFailure stopped = new CommandFailure(
                        ExitCode.STOPPED, "stopped on request before it had begun; run the same command again");
                stopped.addSuppressed(e);
                throw stopped;
            }
            throw e;
        }
    }

    /**
     * Does what a command does to runs, and tells those who watch by figures how it ended. To be called once for each
     * run; what is refused before there is a run is not told.
     */
    public ExitCode watched(Supplier<ExitCode> work) {
        try {
            ExitCode code = work.get();
            tell(code);
            return code;
        } catch (RuntimeException e) {
            tell(CommandErrors.code(e));
            throw e;
        }
    }

    private void tell(ExitCode code) {
        desk.events().account().ifPresent(account -> new Telemetry(
                        settings().metrics(), settings().freshnessOfFeeds(), database(), Clock.systemUTC())
                .tell(account, code.code()));
    }

    /** What works on runs. */
    public RunDesk desk() {
        return desk;
    }

    /** What runs nights; only in a session for nights. */
    public Nights nights() {
        return Objects.requireNonNull(nights, "this session is not for nights");
    }

    /** What helps nights on other machines; only in a session for a worker. */
    public RangeWorker worker() {
        return Objects.requireNonNull(worker, "this session is not for a worker");
    }

    public Settings settings() {
        return desk.settings();
    }

    public Database database() {
        return desk.database();
    }

    /** The date in the programme's zone by the clock of this machine: the default of a date that is asked for. */
    public LocalDate today() {
        return Surroundings.today(settings());
    }

    /** The last published business date; where there is none, today. */
    public LocalDate lastNight() {
        return database().runs().published().map(Run::businessDate).orElseGet(this::today);
    }

    /** The version of the tables; 0 in a session for nights. */
    public int schemaVersion() {
        return schema;
    }

    private DataSource source() {
        return (DataSource) opened;
    }

    /** What several statements read together, with no publication between them. */
    public <T> T inTransaction(Supplier<T> reading) {
        return Objects.requireNonNull(desk.transactions().execute(status -> reading.get()));
    }

    /** The same on the state of one instant, on every database; only in a session for answers. */
    public void inSnapshot(Runnable reading) {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(source()));
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        transaction.executeWithoutResult(status -> reading.run());
    }

    @Override
    public void close() {
        OPEN.set(null);
        try {
            opened.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            lastResort.cancel();
        }
    }
}
