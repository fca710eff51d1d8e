package dev.assay.lease;

import dev.assay.operation.NightRefused;
import dev.assay.operation.Settings;
import dev.assay.store.run.LeaseStore;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A process that wants the lease.
 *
 * @param settings how long it waits, and the lease then lasts
 * @param owner who it is, for people
 * @param date the business date of the night; null if the lease is for something else
 */
record LeaseRequest(
        LeaseStore store,
        TransactionOperations transactions,
        Settings.Lease settings,
        String owner,
        @Nullable LocalDate date) {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseRequest.class);

    /** The longest time that a start waits for the transactions of an owner with an expired lease to be rolled back. */
    private static final Duration ROLLBACK = Duration.ofSeconds(4);

    /**
     * Takes the lease, waiting for it as long as the settings allow. Ends the database sessions of an owner whose lease
     * has expired.
     *
     * @return the token
     * @throws NightRefused if another process holds it
     */
    long granted() {
        long givingUp = System.nanoTime() + settings.waiting().toNanos();
        long expiredSince = 0;
        while (true) {
            Optional<Long> token = Objects.requireNonNull(
                    transactions.execute(status -> store.acquire(owner, date, settings.duration())));
            if (token.isPresent()) {
                LOG.info("lease taken, token {}", token.get());
                // even if the lease itself was free: the session may still block the work
                store.sessions().end(token.get() - 1);
                store.sessions().forget(token.get() - 1);
                return token.get();
            }
            LeaseStore.Holder holder = store.holder();
            if (holder.taken()) {
                expiredSince = 0;
                if (System.nanoTime() - givingUp >= 0) {
                    throw new NightRefused(NightRefused.Because.BUSY, busy(holder));
                }
            } else {
                expiredSince = expiredSince == 0 ? System.nanoTime() : expiredSince;
                end(holder);
                if (System.nanoTime() - expiredSince > ROLLBACK.toNanos()) {
                    throw new NightRefused(
                            NightRefused.Because.BUSY,
                            inTheWay(holder, store.sessions().recorded(holder.token())));
                }
            }
            pause();
        }
    }

    private void end(LeaseStore.Holder holder) {
        List<Long> ended = store.sessions().end(holder.token());
        if (!ended.isEmpty()) {
            LOG.warn(
                    "the lease of {} expired at {} UTC; its database sessions {} are ended",
                    holder.owner(),
                    holder.expiresAt(),
                    ended);
        }
    }

    private static String busy(LeaseStore.Holder holder) {
        return "another night is running: %s, for %s, since %s UTC; its lease expires at %s UTC unless it is renewed"
                .formatted(holder.owner(), holder.businessDate(), holder.since(), holder.expiresAt());
    }

    private static String inTheWay(LeaseStore.Holder holder, List<Long> sessions) {
        return "the lease of %s, for %s, expired at %s UTC, but its transactions are still open in the database%s; start again in a minute, or end its sessions as the database's administrator (SHOW PROCESSLIST, KILL)"
                .formatted(
                        holder.owner(),
                        holder.businessDate(),
                        holder.expiresAt(),
                        sessions.isEmpty() ? "" : ", sessions " + sessions);
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NightRefused.Because.BUSY.refusal("interrupted while waiting for the lease");
        }
    }
}
