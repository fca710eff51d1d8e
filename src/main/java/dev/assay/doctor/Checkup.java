package dev.assay.doctor;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.feed.Inbox;
import dev.assay.feed.InboxException;
import dev.assay.operation.Connections;
import dev.assay.operation.Failures;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.operation.SettingsFiles;
import dev.assay.rulebook.RulebookException;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.rules.Rulebooks;
import dev.assay.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Checks what the nights depend on, in this order: settings, the database ({@link DatabaseChecks}), the zone, rulebooks,
 * inbox, room for the log, and the broker if one is set. It changes nothing, creates nothing and migrates nothing; what
 * cannot be checked is a finding too.
 */
public final class Checkup {
    private static final int PATIENCE_MILLIS = 5000;

    private final ConfigurableEnvironment environment;
    private final Supplier<Settings> settings;
    private final InstantSource clock;
    private final @Nullable Path inbox;
    private final @Nullable Path rulebooks;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param environment where the settings come from
     * @param settings reads Assay's own; throws where one is wrong
     * @param clock of this machine
     * @param inbox instead of that of the settings
     * @param rulebooks instead of those of the settings
     */
    public Checkup(
            ConfigurableEnvironment environment,
            Supplier<Settings> settings,
            InstantSource clock,
            @Nullable Path inbox,
            @Nullable Path rulebooks) {
        this.environment = environment;
        this.settings = settings;
        this.clock = clock;
        this.inbox = inbox;
        this.rulebooks = rulebooks;
    }

    /** All findings. Never throws; to be called once. */
    public List<Finding> findings() {
        Settings read = settings();
        database();
        if (read != null) {
            look("zone", () -> List.of(zone(read.zone(), ZoneId.systemDefault(), clock.instant())));
            look("rulebooks", () -> List.of(rulebooks(read)));
            look("inbox", () -> inbox(read));
            look("log", () -> List.of(Room.of("log", log(read))));
            look("broker", () -> BrokerCheck.of(read.remote(), url()));
        }
        return List.copyOf(findings);
    }

    private @Nullable Settings settings() {
        List<Problem> misread = SettingsFiles.misread(environment);
        misread.forEach(problem -> findings.add(
                Finding.problem("settings", problem.toString(), "${EDITOR:-vi} " + quoted(problem.file()))));
        try {
            Settings read = settings.get();
            if (misread.isEmpty()) {
                findings.add(Finding.ok("settings", "valid"));
            }
            return read;
        } catch (RuntimeException e) {
            findings.add(Finding.problem(
                    "settings",
                    Failures.message(e) + "; folders, zone and rulebooks are not checked",
                    "env | grep ^ASSAY_  # and assay: in config/application.yaml"));
            return null;
        }
    }

    private String url() {
        return environment.getProperty("spring.datasource.url", "");
    }

    private void database() {
        String url = url();
        try (HikariDataSource source = source(url)) {
            new DatabaseChecks(source, url, clock, this::look).look();
        } catch (NightRefused e) {
            findings.add(Finding.problem("database", Failures.message(e), DatabaseChecks.SET_URL));
        } catch (RuntimeException e) {
            findings.add(Finding.problem(
                    "database", "cannot be checked: " + Failures.message(e), new DatabaseUrl(url).reach()));
        }
    }

    /** One that makes no file, and keeps its connections from writing where the database sees to that. */
    private HikariDataSource source(String url) {
        HikariDataSource source = Connections.pool(environment);
        source.setConnectionTimeout(PATIENCE_MILLIS);
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(source));
        source.setPoolName("assay-doctor");
        source.setMaximumPoolSize(3);
        source.setMinimumIdle(0);
        source.setReadOnly(true);
        if (Connections.file(url).isPresent()) {
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
                    "cannot be checked: " + Failures.message(e),
                    "jobs/assay status  # shows whether the other commands work"));
        }
    }

    static Finding zone(ZoneId programme, ZoneId machine, Instant now) {
        LocalDate there = LocalDate.ofInstant(now, programme);
        String says = "today is %s in the programme's zone, %s".formatted(there, programme);
        return programme.getRules().getOffset(now).equals(machine.getRules().getOffset(now))
                ? Finding.ok("zone", says)
                : Finding.note(
                        "zone",
                        "%s; a scheduler uses this machine's, %s, where it is %s"
                                .formatted(says, machine, LocalDate.ofInstant(now, machine)));
    }

    private Finding rulebooks(Settings read) {
        Path folder = Objects.requireNonNullElse(rulebooks, read.rulebooks());
        String check = "jobs/assay rulebook check " + quoted(folder);
        try {
            LocalDate today = LocalDate.ofInstant(clock.instant(), read.zone());
            Rulebooks rulebooks = new RulebookLoader().load(folder).rulebooks();
            String next = rulebooks.versions().stream()
                    .filter(version -> version.effectiveFrom().isAfter(today))
                    .findFirst()
                    .map(version -> "%s follows on %s".formatted(version.version(), version.effectiveFrom()))
                    .orElse("none follows");
            return rulebooks
                    .inForceOn(today)
                    .map(version -> Finding.ok(
                            "rulebooks",
                            "%s is in force since %s, %s".formatted(version.version(), version.effectiveFrom(), next)))
                    .orElseGet(() -> Finding.problem(
                            "rulebooks", "none of %s is in force today, %s; %s".formatted(folder, today, next), check));
        } catch (RulebookException e) {
            int more = e.problems().size() - 1;
            return Finding.problem(
                    "rulebooks",
                    "refused: %s%s".formatted(e.problems().get(0), more == 0 ? "" : " (and %d more)".formatted(more)),
                    check);
        }
    }

    private List<Finding> inbox(Settings read) {
        Path folder = Objects.requireNonNullElse(inbox, read.inbox());
        Inbox found;
        try {
            found = Inbox.scan(folder, read.limits().feed());
        } catch (InboxException e) {
            boolean asked = inbox != null || !folder.endsWith("var/inbox");
            String remedy = Files.exists(folder) ? "ls -ld " + quoted(folder) : "mkdir -p " + quoted(folder);
            return List.of(
                    asked || Files.exists(folder)
                            ? Finding.problem("inbox", Failures.message(e), remedy)
                            : Finding.note("inbox", Failures.message(e), remedy));
        }
        List<Finding> problems = new ArrayList<>();
        found.passedOver().stream()
                .limit(5)
                .forEach(other -> problems.add(Finding.problem(
                        "inbox",
                        "%s is passed over: %s".formatted(other.name(), other.reason()),
                        "ls -l " + quoted(folder))));
        if (othersMayWrite(folder)) {
            problems.add(Finding.problem(
                    "inbox",
                    "everybody on this machine may write to %s, and so make deliveries".formatted(folder),
                    "chmod o-w " + quoted(folder)));
        }
        return problems.isEmpty()
                ? List.of(Finding.ok(
                        "inbox",
                        "%s, data files: %d".formatted(folder, found.files().size())))
                : problems;
    }

    private static boolean othersMayWrite(Path folder) {
        try {
            return Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE);
        } catch (IOException | UnsupportedOperationException e) {
            return false; // no such permissions here
        }
    }

    private Path log(Settings read) {
        Path usual = read.home().resolve("var/log");
        String file = environment.getProperty("LOGGING_FILE_NAME", "");
        return file.isEmpty()
                ? usual
                : Objects.requireNonNullElse(Path.of(file).toAbsolutePath().getParent(), usual);
    }

    /** The path as one word of a shell. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\w./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
