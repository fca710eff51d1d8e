package dev.assay.telemetry;

import dev.assay.facts.Feed;
import dev.assay.night.RunEvents.Account;
import dev.assay.operation.Freshness;
import dev.assay.renewal.RiskNotification;
import dev.assay.store.Database;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
            List<KnownDelivery> deliveries,
            Map<String, Long> notifications,
            long openRisks,
            long factsWaiting,
            int runsHeld,
            Map<Feed, @Nullable Long> feedAges,
            Set<Feed> feedsLate) {}

    /** As the database has it. */
    static RunMetrics of(Account account, int exitCode, Database database, Freshness freshness) {
        long runId = account.run().runId();
        Map<String, Long> notifications = new LinkedHashMap<>();
        for (RiskNotification.Kind kind : RiskNotification.Kind.values()) {
            notifications.put(kind.name(), 0L);
        }
        notifications.putAll(database.figures().notifications(runId));
        Map<Feed, Instant> newest = database.deliveries().newestApplied(runId);
        LocalDate date = account.run().businessDate();
        Map<Feed, @Nullable Long> ages = new EnumMap<>(Feed.class);
        freshness.limits().keySet().forEach(feed -> ages.put(feed, age(freshness.zone(), newest.get(feed), date)));
        Known known = new Known(
                database.figures().deliveries(runId),
                notifications,
                database.figures().openRisks(),
                database.figures().waiting(runId).values().stream()
                        .mapToLong(Long::longValue)
                        .sum(),
                database.runs().held().size(),
                ages,
                freshness.late(date, newest).stream().map(Freshness.Late::feed).collect(Collectors.toSet()));
        return new RunMetrics(
                database.runs().find(runId).orElse(account.run()),
                account.steps(),
                account.took(),
                publishedAt(database.runs().published().orElse(null)),
                known,
                exitCode);
    }

    private static @Nullable Long age(ZoneId zone, @Nullable Instant newest, LocalDate date) {
        return newest == null ? null : ChronoUnit.DAYS.between(LocalDate.ofInstant(newest, zone), date);
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
