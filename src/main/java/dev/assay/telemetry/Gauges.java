package dev.assay.telemetry;

import dev.assay.facts.Feed;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The metrics of a run as gauges: each is a fact about one run, not a growing count. Labels are feeds, steps, kinds and
 * states, of which there are few; never a partner, a person or a run. Absent values are reported as 0, so that no
 * series comes and goes.
 */
final class Gauges {
    private static final Set<DeliveryStatus> FOR_READERS = Set.of(
            DeliveryStatus.APPLIED,
            DeliveryStatus.DUPLICATE,
            DeliveryStatus.REFUSED,
            DeliveryStatus.HELD,
            DeliveryStatus.WAITING);

    private final MeterRegistry registry;

    Gauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Sets all metrics of the run. */
    void enter(RunMetrics figures, Instant now) {
        set("exit.code", "Exit code of the command that worked on the run", figures.exitCode());
        seconds("last.run.timestamp", "When a run last ended, successfully or not", now.toEpochMilli() / 1e3);
        if (figures.lastSuccess() != null) {
            seconds(
                    "last.success.timestamp",
                    "When the currently published run was published",
                    figures.lastSuccess().toEpochMilli() / 1e3);
        }
        seconds(
                "run.duration",
                "How long the process worked on the run",
                figures.took().toNanos() / 1e9);
        figures.steps()
                .forEach((step, took) -> seconds(
                        "step.duration",
                        "How long the process worked on the step",
                        took.toNanos() / 1e9,
                        "step",
                        step));
        run(figures.run());
        if (figures.known() != null) {
            known(figures.known());
        }
    }

    private void run(Run run) {
        set("run.id", "Number of the run", run.runId());
        set("run.attempt", "Attempt for its business date", run.attempt());
        seconds(
                "run.business.date.timestamp",
                "Business date of the run, at midnight UTC",
                run.businessDate().atStartOfDay(ZoneOffset.UTC).toEpochSecond());
        for (RunStatus status : RunStatus.values()) {
            set("run.status", "1 for the current status of the run", run.status() == status ? 1 : 0, "status", status);
        }
        set("run.held", "1 if the run is held", run.status() == RunStatus.HELD ? 1 : 0);
        set("partners", "Partners of the run", run.partnersEvaluated(), "result", "evaluated");
        set("partners", "Partners of the run", run.partnersFailed(), "result", "failed");
        set("standings.changed", "Standings that the run changed", run.standingsChanged());
    }

    private void known(RunMetrics.Known known) {
        known.notifications()
                .forEach((kind, count) -> set(
                        "notifications",
                        "Notifications that the run has published or prepared",
                        count,
                        "kind",
                        kind.toLowerCase(Locale.ROOT)));
        set("risks.open", "Open risks in the published results", known.openRisks());
        set("facts.waiting", "Facts that refer to something unknown", known.factsWaiting());
        set("runs.held", "Runs that an operator has to release or discard", known.runsHeld());
        feeds(known);
        List<KnownDelivery> deliveries = known.deliveries();
        for (DeliveryStatus status : FOR_READERS) {
            long count =
                    deliveries.stream().filter(line -> line.status() == status).count();
            set("deliveries", "Deliveries of the run, and all that are held or waiting", count, "status", status);
        }
        for (Feed feed : Feed.values()) {
            Counts counts = Counts.sum(deliveries.stream()
                    .filter(delivery -> delivery.feed() == feed)
                    .toList());
            rows(feed, "read", counts.read());
            rows(feed, "applied", counts.applied());
            rows(feed, "unchanged", counts.unchanged());
            rows(feed, "stale", counts.stale());
            rows(feed, "rejected", counts.rejected());
            set("items.ended", "Open items ended by snapshots", counts.ended(), "feed", feed.id());
        }
    }

    private void feeds(RunMetrics.Known known) {
        known.feedAges().forEach((feed, days) -> {
            if (days != null) {
                set("feed.age.days", "Days from the feed's newest delivery to the business date", days, "feed", feed);
            }
            set(
                    "feed.late",
                    "1 if the newest delivery of the feed is older than assay.freshness allows",
                    known.feedsLate().contains(feed) ? 1 : 0,
                    "feed",
                    feed);
        });
    }

    private void rows(Feed feed, String result, long rows) {
        set("delivery.rows", "Rows of deliveries by outcome", rows, "feed", feed.id(), "result", result);
    }

    private void seconds(String name, String help, double value, String... labels) {
        gauge(name, help, value, labels).baseUnit("seconds").register(registry);
    }

    private void set(String name, String help, long value, String... labels) {
        gauge(name, help, value, labels).register(registry);
    }

    private void set(String name, String help, long value, String label, Enum<?> of) {
        set(name, help, value, label, of.name().toLowerCase(Locale.ROOT));
    }

    private static Gauge.Builder<?> gauge(String name, String help, double value, String... labels) {
        return Gauge.builder("assay." + name, () -> value).description(help).tags(labels);
    }
}
