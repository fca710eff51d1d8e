package dev.assay.cli.command;

import dev.assay.lease.LeaseDesk;
import dev.assay.lease.Stopping;
import dev.assay.night.NightConfiguration;
import dev.assay.night.Nights;
import dev.assay.night.Previews;
import dev.assay.night.RunEvents;
import dev.assay.night.Settlement;
import dev.assay.operation.Settings;
import dev.assay.outbound.MailConfiguration;
import dev.assay.purge.Housekeeping;
import dev.assay.store.Database;
import dev.assay.telemetry.Telemetry;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionOperations;

/** The part of the program that needs the database, while a command uses it. */
public final class Session implements AutoCloseable {
    /** Settings lie beside the program, wherever it is called from; the environment may name another place. */
    public static final String SETTINGS_FOLDER =
            "spring.config.additional-location=optional:file:${assay.home}/config/";

    private static final AtomicReference<Session> OPEN = new AtomicReference<>();
    private static final AtomicBoolean BEGUN = new AtomicBoolean();

    private final ConfigurableApplicationContext context;

    private final LastResort lastResort = new LastResort();

    private Session(ConfigurableApplicationContext context) {
        this.context = context;
        context.getBean(LeaseDesk.class).whenGone(lastResort::against);
    }

    /** Connects, and brings the tables up to date. */
    public static Session open() {
        SpringApplication application = new SpringApplicationBuilder(NightConfiguration.class, MailConfiguration.class)
                .logStartupInfo(false)
                .listeners(new SettingsFilesCheck(), new LogFileCheck())
                .properties(SETTINGS_FOLDER)
                .build();
        BEGUN.set(true);
        Session session = new Session(application.run());
        OPEN.set(session);
        return session;
    }

    /** True if this process has ever begun to connect, and with it to log. */
    static boolean begun() {
        return BEGUN.get();
    }

    /** Asks what this process does under the lease, if it does anything, to stop at the end of its chunk. */
    public static void requestStop() {
        Session session = OPEN.get();
        if (session != null) {
            session.nights().requestStop();
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
        context.getBean(RunEvents.class).account().ifPresent(account -> new Telemetry(
                        settings().metrics(), database(), Clock.systemUTC())
                .tell(account, code.code()));
    }

    public Nights nights() {
        return context.getBean(Nights.class);
    }

    public Settlement settlement() {
        return context.getBean(Settlement.class);
    }

    public Previews previews() {
        return context.getBean(Previews.class);
    }

    public Stopping stopping() {
        return context.getBean(Stopping.class);
    }

    public Housekeeping housekeeping() {
        return context.getBean(Housekeeping.class);
    }

    public Settings settings() {
        return context.getBean(Settings.class);
    }

    public Database database() {
        return context.getBean(Database.class);
    }

    /** The mail server; empty where none is configured. */
    public Optional<JavaMailSender> mailServer() {
        return Optional.ofNullable(context.getBeanProvider(JavaMailSender.class).getIfAvailable());
    }

    public TransactionOperations transactions() {
        return context.getBean(TransactionOperations.class);
    }

    /** What several statements read together, with no publication between them. */
    public <T> T inTransaction(Supplier<T> reading) {
        return Objects.requireNonNull(transactions().execute(status -> reading.get()));
    }

    @Override
    public void close() {
        OPEN.set(null);
        try {
            context.close();
        } finally {
            lastResort.cancel();
        }
    }
}
