package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.operation.NightRefused;
import dev.assay.operation.Progress;
import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.SnapshotStore;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes in the deliveries of the inbox, one transaction at a time. All durable state is stored in tables in the
 * transaction of the rows. State held in memory (the order of the inbox, an open file) is discarded when a transaction
 * does not commit, and rebuilt.
 */
public final class DeliveryDesk implements AutoCloseable {
    private static final int SWEPT_AT_ONCE = 20_000;

    private final Path inbox;
    private final long runId;
    private final DeliveryRules rules;
    private final DeliveryStore deliveries;
    private final SnapshotStore snapshots;
    private final FileChecks checks;
    private final Registration registration;
    private final DeliveryWork work;
    private final Progress progress;
    private @Nullable InboxQueue queue;
    private @Nullable Long current;
    private boolean watching;

    public DeliveryDesk(Database database, Path inbox, long runId, DeliveryRules rules, Progress progress) {
        this.inbox = inbox;
        this.runId = runId;
        this.rules = rules;
        this.progress = progress;
        this.deliveries = database.deliveries();
        this.snapshots = database.snapshots();
        this.checks = new FileChecks(rules);
        this.registration = new Registration(deliveries, rules, checks, runId);
        this.work = new DeliveryWork(database, rules, checks, runId);
    }

    /**
     * Does the next piece of work: registers a file, or applies the next chunk of the current delivery. Must be called
     * in a transaction (in a night, one for each call) and by one thread.
     *
     * @return true if there may be more to do, false when everything is done
     * @throws NightRefused if a mandatory feed has not been delivered
     */
    public boolean next() {
        watchTransaction();
        KnownDelivery delivery = underWay();
        if (delivery != null) {
            tell(delivery, 0);
            registration.checkAhead(queue());
            work.advance(delivery, queue());
            tell(delivery, rules.chunkSize());
            return true;
        }
        if (registerNext() || snapshots.sweep(SWEPT_AT_ONCE) > 0) {
            return true;
        }
        refuseIfMissing();
        close();
        return false;
    }

    @Override
    public void close() {
        work.close();
    }

    private void watchTransaction() {
        if (watching) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                watching = false;
                if (status != STATUS_COMMITTED) {
                    forget();
                }
            }
        });
        watching = true;
    }

    /** The delivery that the last piece of work was about, in its current state; if that is done, the next one. */
    private @Nullable KnownDelivery underWay() {
        Optional<KnownDelivery> delivery = current == null
                ? Optional.empty()
                : deliveries.find(current).filter(known -> known.status().underWay());
        if (delivery.isEmpty()) {
            delivery = deliveries.underWay();
        }
        current = delivery.map(KnownDelivery::deliveryId).orElse(null);
        return delivery.orElse(null);
    }

    private void forget() {
        queue = null;
        current = null;
        work.close();
    }

    /** Reports the progress of a delivery before a piece of work, or after the given number of records more. */
    private void tell(KnownDelivery delivery, int more) {
        boolean comparing = delivery.status() == DeliveryStatus.COMPARING;
        long records = delivery.counts().read();
        progress.part(delivery.file() + (comparing ? ": compared" : ""));
        progress.advance(Math.min(records, delivery.recordsDone() + more), records);
    }

    private boolean registerNext() {
        InboxQueue files = queue();
        for (InboxQueue.Waiting next = files.next(); next != null; next = files.next()) {
            progress.part(next.file().name() + ": checked");
            if (registration.enter(next)) {
                return true;
            }
        }
        return false;
    }

    private InboxQueue queue() {
        if (queue == null) {
            queue = new InboxQueue(inbox, rules.limits());
            registration.forgetWaitingExcept(queue.all());
        }
        return queue;
    }

    private void refuseIfMissing() {
        Set<Feed> missing = EnumSet.noneOf(Feed.class);
        missing.addAll(rules.mandatory());
        missing.removeAll(deliveries.feedsApplied(runId));
        if (!missing.isEmpty()) {
            throw NightRefused.Because.INPUT.refusal(
                    "no delivery of %s was applied, although the setting assay.mandatory-feeds requires one; put it into %s and run the night again",
                    missing.stream().map(Feed::id).collect(Collectors.joining(", ")), inbox);
        }
    }
}
