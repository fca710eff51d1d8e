package dev.assay.doctor;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.operation.Connections;
import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.operation.SettingsFiles;
import dev.assay.rulebook.RulebookException;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.yaml.Problem;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Looks at all that the nights depend on: settings, folders, rulebooks, the database and what is in it. It changes
 * nothing, makes nothing and migrates nothing, and what it cannot look at is a finding too.
 */
public final class Checkup {
    private static final int PATIENCE_MILLIS = 5000;

    private final Environment environment;
    private final InstantSource clock;
    private final @Nullable Path inbox;
    private final @Nullable Path rulebooks;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param environment where the settings come from
     * @param clock of this machine
     * @param inbox instead of that of the settings
     * @param rulebooks instead of those of the settings
     */
    public Checkup(Environment environment, InstantSource clock, @Nullable Path inbox, @Nullable Path rulebooks) {
        this.environment = environment;
        this.clock = clock;
        this.inbox = inbox;
        this.rulebooks = rulebooks;
    }

    /** All findings. Never throws; to be called once. */
    public List<Finding> findings() {
        Settings settings = settings();
        String session = database();
        if (settings != null) {
            look(
                    "zone",
                    () -> List.of(PlaceChecks.zone(settings.zone(), ZoneId.systemDefault(), session, clock.instant())));
            look("rulebooks", () -> List.of(rulebooks(settings)));
            look("inbox", () -> inbox(settings));
            look("room", () -> List.of(PlaceChecks.room("log", log(settings))));
        }
        return List.copyOf(findings);
    }

    private @Nullable Settings settings() {
        List<Problem> misread =
                environment instanceof ConfigurableEnvironment all ? SettingsFiles.misread(all) : List.of();
        misread.forEach(problem -> findings.add(Finding.problem(
                "settings", problem.toString(), "${EDITOR:-vi} " + PlaceChecks.quoted(problem.file()))));
        try {
            Settings settings = Binder.get(environment).bindOrCreate("assay", Settings.class);
            if (misread.isEmpty()) {
                findings.add(Finding.ok("settings", "make sense"));
            }
            return settings;
        } catch (BindException e) {
            String name = e.getProperty() == null ? "" : e.getProperty().getName() + ": ";
            findings.add(Finding.problem(
                    "settings",
                    "%s%s; folders, zone and rulebooks are not looked at".formatted(name, Failures.message(e)),
                    "env | grep ^ASSAY_  # and assay: in config/application.yaml"));
            return null;
        }
    }

    private Finding rulebooks(Settings settings) {
        Path folder = Objects.requireNonNullElse(rulebooks, settings.rulebooks());
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
            return PlaceChecks.rulebooks(new RulebookLoader().load(folder), folder, today);
        } catch (RulebookException e) {
            return Finding.problem(
                    "rulebooks",
                    Failures.message(e),
                    "jobs/assay rulebook check %s/*.yaml".formatted(PlaceChecks.quoted(folder)));
        }
    }

    private List<Finding> inbox(Settings settings) {
        Path folder = Objects.requireNonNullElse(inbox, settings.inbox());
        boolean usual = inbox == null
                && folder.toAbsolutePath()
                        .normalize()
                        .equals(settings.home()
                                .resolve("var/inbox")
                                .toAbsolutePath()
                                .normalize());
        return PlaceChecks.inbox(folder, usual, settings);
    }

    private Path log(Settings settings) {
        String file = environment.getProperty("LOGGING_FILE_NAME", "");
        Path usual = settings.home().resolve("var/log");
        return file.isEmpty()
                ? usual
                : Objects.requireNonNullElse(Path.of(file).toAbsolutePath().getParent(), usual);
    }

    /** The time zone of the database's sessions, as far as that is known. */
    private String database() {
        String url = environment.getProperty("spring.datasource.url", "");
        try {
            Connections.refuseUnknown(url);
        } catch (NightRefused e) {
            findings.add(Finding.problem(
                    "database",
                    Failures.message(e),
                    "export SPRING_DATASOURCE_URL='jdbc:mysql://db.example.org:3306/assay?sslMode=VERIFY_IDENTITY'"));
            return "unknown";
        }
        try (HikariDataSource source = source(url)) {
            DatabaseChecks checks = new DatabaseChecks(source, url, clock, this::look);
            checks.look();
            return checks.zone();
        } catch (Exception e) {
            findings.add(Finding.problem(
                    "database", "cannot be looked at: " + Failures.message(e), DatabaseChecks.reach(url)));
            return "unknown";
        }
    }

    /** One that makes no file, and keeps its connections from writing where the database sees to that. */
    private HikariDataSource source(String url) throws Exception {
        DataSourceProperties properties =
                Binder.get(environment).bindOrCreate("spring.datasource", DataSourceProperties.class);
        properties.setBeanClassLoader(getClass().getClassLoader());
        properties.afterPropertiesSet();
        HikariDataSource source = properties
                .initializeDataSourceBuilder()
                .type(HikariDataSource.class)
                .build();
        source.setConnectionTimeout(PATIENCE_MILLIS);
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(source));
        source.setPoolName("assay-doctor");
        source.setMaximumPoolSize(3);
        source.setMinimumIdle(0);
        source.setReadOnly(true);
        if (url.startsWith("jdbc:h2:file:")) {
            source.setJdbcUrl(url + ";IFEXISTS=TRUE");
        }
        return source;
    }

    /** Looks at one thing; that it could not be looked at is a finding, and the others go on. */
    private void look(String what, Supplier<List<Finding>> looking) {
        try {
            findings.addAll(looking.get());
        } catch (RuntimeException e) {
            findings.add(Finding.problem(
                    what,
                    "could not be looked at: " + Failures.message(e),
                    "jobs/assay status  # shows whether the other commands work"));
        }
    }
}
