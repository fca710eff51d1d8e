package dev.assay.doctor;

import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** What earlier nights have left behind. */
final class NightChecks {
    private NightChecks() {}

    static List<Finding> of(Database database) {
        List<Finding> findings = new ArrayList<>();
        LeaseStore.Holder holder = database.leases().holder();
        findings.add(lease(holder));
        if (!holder.taken()) {
            database.runs().newest(50).stream()
                    .filter(run -> run.status() == RunStatus.RUNNING)
                    .forEach(run -> findings.add(left(run)));
        }
        database.runs().held().forEach(run -> findings.add(held(run)));
        database.deliveries().with(DeliveryStatus.HELD).stream()
                .filter(delivery -> !delivery.released())
                .forEach(delivery -> findings.add(held(delivery)));
        return findings;
    }

    private static Finding lease(LeaseStore.Holder holder) {
        if (holder.taken()) {
            return Finding.ok(
                    "lease",
                    "%s is at work, for %s, since %s UTC"
                            .formatted(holder.owner(), holder.businessDate(), holder.since()));
        }
        if (holder.owner() == null) {
            return Finding.ok("lease", "nobody is at work");
        }
        return Finding.note(
                "lease",
                "%s had it since %s UTC and was not heard of after %s UTC; the next start takes it over"
                        .formatted(holder.owner(), holder.since(), holder.expiresAt()),
                holder.businessDate() == null ? "jobs/assay status" : nightly(String.valueOf(holder.businessDate())));
    }

    private static Finding left(Run run) {
        return Finding.problem(
                "run",
                "run %d of %s was left behind by a process that is gone; readers do not see it"
                        .formatted(run.runId(), run.businessDate()),
                run.reason() == null
                        ? nightly(run.businessDate().toString()) + "  # goes on with it"
                        : "jobs/assay rerun --date %s --reason 'goes on'".formatted(run.businessDate()));
    }

    private static Finding held(Run run) {
        return Finding.note(
                "run",
                "run %d of %s is held: %s".formatted(run.runId(), run.businessDate(), run.heldBecause()),
                "jobs/assay release --run %1$d  # or: jobs/assay discard --run %1$d".formatted(run.runId()));
    }

    private static Finding held(KnownDelivery delivery) {
        return Finding.note(
                "delivery",
                "delivery %d, %s, is held: %s".formatted(delivery.deliveryId(), delivery.file(), delivery.reason()),
                "jobs/assay release --delivery %1$d  # or: jobs/assay discard --delivery %1$d"
                        .formatted(delivery.deliveryId()));
    }

    private static String nightly(String date) {
        return "jobs/assay nightly --date " + date;
    }
}
