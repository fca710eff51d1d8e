package dev.assay.telemetry;

import dev.assay.night.RunEvents.Account;
import dev.assay.renewal.Telling;
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
 * What is told of a run.
 *
 * @param run as it is now
 * @param steps how long each step took
 * @param took how long the process has worked at it
 * @param lastSuccess when what readers see now was published; null if they see nothing
 * @param known what else the database says; null if it could not be asked
 * @param exitCode of the command
 */
record RunMetrics(
        Run run,
        Map<String, Duration> steps,
        Duration took,
        @Nullable Instant lastSuccess,
        @Nullable Known known,
        int exitCode) {
    /**
     * @param deliveries those that the run has handled, and those that are held or wait
     * @param notifications how many of each kind, those of none included
     * @param openRisks what readers see
     * @param factsWaiting how many facts wait for something unknown
     * @param runsHeld how many runs are held, of whatever date
     */
    record Known(
            List<DeliveryLine> deliveries,
            Map<String, Long> notifications,
            long openRisks,
            long factsWaiting,
            int runsHeld) {}

    /** As the database has it. */
    static RunMetrics of(Account account, int exitCode, Database database) {
        long runId = account.run().runId();
        Map<String, Long> notifications = new LinkedHashMap<>();
        for (Telling.Kind kind : Telling.Kind.values()) {
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
