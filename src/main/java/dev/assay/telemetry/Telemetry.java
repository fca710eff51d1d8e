package dev.assay.telemetry;

import dev.assay.night.RunEvents.Account;
import dev.assay.operation.Freshness;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes the metrics of a run. A failure is only a warning: it never affects the night. */
public final class Telemetry {
    private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);

    private final Settings.Metrics settings;
    private final Freshness freshness;
    private final Database database;
    private final Clock clock;

    /**
     * @param freshness how old deliveries may be
     * @param clock says when the figures were written
     */
    public Telemetry(Settings.Metrics settings, Freshness freshness, Database database, Clock clock) {
        this.settings = settings;
        this.freshness = freshness;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Writes and pushes the metrics of the run as configured; never throws.
     *
     * @param exitCode the exit code with which the command will end
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
            return RunMetrics.of(account, exitCode, database, freshness);
        } catch (RuntimeException e) {
            LOG.warn("the metrics of the run could not be read from the database", e);
            return RunMetrics.withoutDatabase(account, exitCode);
        }
    }

    private void write(RunMetrics figures) {
        try {
            new Textfile(Path.of(settings.textfile())).write(figures, clock.instant());
        } catch (IOException | RuntimeException e) {
            LOG.warn("the metrics could not be written to {} (assay.metrics.textfile)", settings.textfile(), e);
        }
    }

    private void push(RunMetrics figures) {
        try {
            new OtlpPush(settings.otlpUrl()).send(figures, clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("the metrics could not be pushed to {} (assay.metrics.otlp-url)", settings.otlpUrl(), e);
        }
    }
}
