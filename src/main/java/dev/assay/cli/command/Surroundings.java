package dev.assay.cli.command;

import dev.assay.operation.Settings;
import dev.assay.operation.SettingsFiles;
import dev.assay.yaml.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.support.SpringApplicationJsonEnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * Where settings come from, the same for every command: system properties, the environment, {@code config/} beside the
 * program, the defaults. Never the folder from which the program is called: that may be an inbox.
 */
public final class Surroundings {
    /** Of the installation; absent if nobody has said where that is. */
    private static final String HOME = "assay.home";

    private Surroundings() {}

    /** What wins over all other settings. */
    static Map<String, Object> demo(ConfigurableEnvironment environment) {
        if (!DemoDatabase.used()) {
            return Map.of();
        }
        String file = Path.of(environment.getProperty(HOME, "."), "var", "demo", "assay")
                .toAbsolutePath()
                .normalize()
                .toString();
        return Map.of(
                "spring.datasource.url", "jdbc:h2:file:" + file + ";MODE=MySQL",
                "spring.datasource.username", "sa",
                "spring.datasource.password", "",
                "assay.remote.broker", "");
    }

    /** What a Spring application has to be told so that it looks in the same places. */
    static Map<String, Object> places(ConfigurableEnvironment environment) {
        String beside = environment.containsProperty(HOME) ? ",optional:file:${%s}/config/".formatted(HOME) : "";
        return Map.of("spring.config.location", "optional:classpath:/" + beside);
    }

    /** The settings as they are now, without the cost of a Spring application. */
    public static ConfigurableEnvironment environment() {
        ConfigurableEnvironment environment = new StandardEnvironment();
        ConfigurationPropertySources.attach(environment);
        environment.getPropertySources().addFirst(new MapPropertySource("demo", demo(environment)));
        environment.getPropertySources().addLast(new MapPropertySource("places", places(environment)));
        if (environment.containsProperty("spring.application.json")) {
            new SpringApplicationJsonEnvironmentPostProcessor()
                    .postProcessEnvironment(environment, new SpringApplication());
        }
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    /**
     * Assay's own settings.
     *
     * @throws CommandFailure if one is wrong, a name is no setting, or YAML reads something else than what is written
     */
    public static Settings settings(ConfigurableEnvironment environment) {
        List<Problem> misread = SettingsFiles.misread(environment);
        if (!misread.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    misread.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        }
        return bound(environment);
    }

    /** The same without a look at how they are written, when they are asked for. */
    public static Supplier<Settings> asRead(ConfigurableEnvironment environment) {
        return () -> bound(environment);
    }

    private static Settings bound(ConfigurableEnvironment environment) {
        SettingNames.refuseUnknown(environment);
        try {
            return Binder.get(environment).bindOrCreate("assay", Bindable.of(Settings.class), new SettingValues());
        } catch (BindException e) {
            throw new CommandFailure(ExitCode.CONFIGURATION, SettingValues.complaint(e));
        }
    }

    /** Assay's own settings, for a command that needs nothing else. */
    public static Settings settings() {
        return settings(environment());
    }

    /** The date in the programme's zone by the clock of this machine. */
    public static LocalDate today(Settings settings) {
        return LocalDate.now(Clock.system(settings.zone()));
    }

    /** Opens the log, where the settings say; from then on what is logged is in it. */
    static void openLog(ConfigurableEnvironment environment) {
        new LoggingApplicationListener()
                .onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                        new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
    }
}
