package dev.assay.telemetry;

import dev.assay.night.RunEvents.Account;
import dev.assay.renewal.RiskNotification;
import dev.assay.store.Database;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a run.
 *
 * @param run its current state
 * @param steps how long each step took
 * @param took how long the process has worked on it
 * @param lastSuccess when the currently published run was published; null if there is none
 * @param known what is read from the database; null if it could not be read
 * @param exitCode exit code of the command
 */
record RunMetrics(
        Run run,
        Map<String, Duration> steps,
        Duration took,
        @Nullable Instant lastSuccess,
        @Nullable Known known,
        int exitCode) {
    /**
     * @param deliveries those processed by the run, and those that are held or waiting
     * @param notifications the number of each kind, zeros included
     * @param openRisks in the published results
     * @param factsWaiting the number of facts that refer to something unknown
     * @param runsHeld the number of held runs of any date
     */
    record Known(
            List<DeliveryLine> deliveries,
            Map<String, Long> notifications,
            long openRisks,
            long factsWaiting,
            int runsHeld) {}

    /** Reads the values from the database. */
    static RunMetrics of(Account account, int exitCode, Database database) {
        long runId = account.run().runId();
        Map<String, Long> notifications = new LinkedHashMap<>();
        for (RiskNotification.Kind kind : RiskNotification.Kind.values()) {
            notifications.put(kind.name(), 0L);
        }
        notifications.putAll(database.figures().notifications(runId));
        Known known = new Known(
                database.figures().deliveries(runId),
                notifications,
                database.figures().openRisks(),
                database.figures().waiting(runId).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                database.runs().held().size());
        return new RunMetrics(
                database.runs().find(runId).orElse(account.run()),
                account.steps(),
                account.took(),
                publishedAt(database.runs().published().orElse(null)),
                known,
                exitCode);
    }

    /** What this process knows without the database. */
    static RunMetrics withoutDatabase(Account account, int exitCode) {
        Instant lastSuccess = publishedAt(account.publishedBefore());
        return new RunMetrics(account.run(), account.steps(), account.took(), lastSuccess, null, exitCode);
    }

    private static @Nullable Instant publishedAt(@Nullable Run run) {
        return run == null || run.publishedAt() == null
                ? null
                : run.publishedAt().toInstant(ZoneOffset.UTC);
    }
}
