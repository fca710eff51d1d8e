package dev.assay.doctor;

import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.run.LeaseSessions;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.util.ArrayList;
import java.util.List;

/** Checks what earlier nights have left: a lease that nobody keeps alive, runs that nobody works on, what is held. */
final class NightChecks {
    private NightChecks() {}

    static List<Finding> of(Database database) {
        List<Finding> findings = new ArrayList<>();
        LeaseStore.Holder holder = database.leases().holder();
        findings.add(lease(holder, database.leases().sessions().open(holder)));
        if (!holder.taken()) {
            database.runs().newest(50).stream()
                    .filter(run -> run.status() == RunStatus.RUNNING)
                    .forEach(run -> findings.add(Finding.problem(
                            "run",
                            "run %d of %s was left by a process that is gone; readers do not see it"
                                    .formatted(run.runId(), run.businessDate()),
                            resume(run))));
        }
        database.runs()
                .held()
                .forEach(run -> findings.add(held(
                        "run",
                        "run %d of %s is held: %s".formatted(run.runId(), run.businessDate(), run.heldBecause()),
                        run.runId())));
        database.deliveries().with(DeliveryStatus.HELD).stream()
                .filter(delivery -> !delivery.released())
                .forEach(delivery -> findings.add(held(
                        "delivery",
                        "delivery %d, %s, is held: %s"
                                .formatted(delivery.deliveryId(), delivery.file(), delivery.reason()),
                        delivery.deliveryId())));
        return findings;
    }

    private static Finding lease(LeaseStore.Holder holder, List<Long> sessions) {
        String open = sessions.isEmpty() ? "" : " its database sessions " + LeaseSessions.list(sessions);
        if (holder.taken()) {
            return Finding.ok(
                    "lease",
                    "%s is running the night of %s, since %s UTC%s"
                            .formatted(
                                    holder.owner(),
                                    holder.businessDate(),
                                    holder.since(),
                                    open.isEmpty() ? "" : ";" + open));
        }
        return holder.owner() == null
                ? Finding.ok("lease", "no night is running")
                : Finding.note(
                        "lease",
                        "%s had it since %s UTC, and it expired at %s UTC; the next start takes it over%s"
                                .formatted(
                                        holder.owner(),
                                        holder.since(),
                                        holder.expiresAt(),
                                        open.isEmpty() ? "" : " and ends" + open),
                        holder.businessDate() == null
                                ? "jobs/assay status"
                                : "jobs/assay nightly --date " + holder.businessDate());
    }

    private static String resume(Run run) {
        return run.reason() == null
                ? "jobs/assay nightly --date %s  # resumes it".formatted(run.businessDate())
                : "jobs/assay rerun --date %s --reason 'resumes it'".formatted(run.businessDate());
    }

    private static Finding held(String what, String says, long number) {
        return Finding.note(
                what,
                says,
                "jobs/assay release --%1$s %2$d  # or: jobs/assay discard --%1$s %2$d".formatted(what, number));
    }
}
