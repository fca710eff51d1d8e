package dev.assay.telemetry;

import dev.assay.night.RunEvents.Account;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells those who watch what has become of a run. What goes wrong with it is a warning: the night is what counts. */
public final class Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final Settings.Metrics settings;
    private final Database database;
    private final Clock clock;

    /** @param clock says when the figures were written */
    public Telemetry(Settings.Metrics settings, Database database, Clock clock) {
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes and pushes the figures of the run, where the settings say so; never throws.
     *
     * @param exitCode with which the command is going to end
     */
    public void tell(Account account, int exitCode) {
        if (settings.textfile().isEmpty() && settings.otlpUrl().isEmpty()) {
            return;
        }
        RunMetrics figures = figures(account, exitCode);
        if (!settings.textfile().isEmpty()) {
            write(figures);
        }
        if (!settings.otlpUrl().isEmpty()) {
            push(figures);
        }
    }

    private RunMetrics figures(Account account, int exitCode) {
        try {
            return RunMetrics.of(account, exitCode, database);
        } catch (RuntimeException e) {
            LOG.warn("the database could not be asked for the figures of the run", e);
            return RunMetrics.withoutDatabase(account, exitCode);
        }
    }

    private void write(RunMetrics figures) {
        try {
            new Textfile(Path.of(settings.textfile())).write(figures, clock.instant());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the figures could not be written to {} (assay.metrics.textfile)", settings.textfile(), e);
        }
    }

    private void push(RunMetrics figures) {
        try {
            new OtlpPush(settings.otlpUrl()).send(figures, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("the figures could not be pushed to {} (assay.metrics.otlp-url)", settings.otlpUrl(), e);
        }
    }
}
