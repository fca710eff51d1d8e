package dev.assay.intake;

import dev.assay.facts.Change;
import dev.assay.feed.Delivery;
import dev.assay.feed.Fingerprint;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.store.Database;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.DeliveryStore;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.SnapshotScope;
import dev.assay.store.delivery.SnapshotStore;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.TouchedSubjects;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the current delivery from one transaction to the next: a snapshot is compared first, then its rows are
 * applied, then the items that it does not name are ended. The position is read from the delivery's record each time.
 */
final class DeliveryWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWork.class);

    private static final String LOOK = "check whether it is complete, then release or discard it";

    private final DeliveryStore deliveries;
    private final FactStore facts;
    private final TouchedSubjects touched;
    private final SnapshotStore snapshots;
    private final DeliveryRules rules;
    private final FileChecks checks;
    private final long runId;
    private final SnapshotComparison comparison;
    private final FactApplier applier;
    private final AssertionApplier credentials;
    private @Nullable OpenDelivery open;
    private String endingsFrom = "";

    DeliveryWork(Database database, DeliveryRules rules, FileChecks checks, long runId) {
        this.checks = checks;
        this.deliveries = database.deliveries();
        this.facts = database.facts();
        this.touched = database.touched(runId);
        this.snapshots = database.snapshots();
        this.rules = rules;
        this.runId = runId;
        this.comparison = new SnapshotComparison(facts, snapshots);
        this.applier = new FactApplier(facts, touched);
        this.credentials = new AssertionApplier(database.assertions(), facts, touched);
    }

    /** Does the next piece of work in the current transaction. */
    void advance(KnownDelivery delivery, InboxQueue inbox) {
        boolean readThrough = delivery.recordsDone() == delivery.counts().read();
        boolean comparing = delivery.status() == DeliveryStatus.COMPARING;
        if (!readThrough) {
            OpenDelivery file = open(delivery, inbox);
            if (file != null) {
                chunk(delivery, file);
            }
        } else if (comparing) {
            judge(delivery);
        } else {
            end(delivery);
        }
    }

    /** Discards the position in memory; the delivery's record has it. */
    @Override
    public void close() {
        endingsFrom = "";
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** The file, opened at the recorded position; null if it no longer exists and the delivery was abandoned. */
    private @Nullable OpenDelivery open(KnownDelivery delivery, InboxQueue inbox) {
        if (open != null && open.standsAt(delivery)) {
            return open;
        }
        close();
        InboxFile file = inbox.named(delivery.file()).orElse(null);
        if (file == null || !unchanged(file, delivery)) {
            giveUp(delivery);
            return null;
        }
        try {
            open = new OpenDelivery(delivery, new Delivery(file, Manifest.of(file)), rules);
        } catch (IOException e) {
            throw InboxQueue.unreadable(file, e);
        }
        return open;
    }

    private boolean unchanged(InboxFile file, KnownDelivery delivery) {
        if (file.waiting()) {
            return false;
        }
        try {
            Fingerprint hashes = checks.hashes(file);
            return delivery.isOf(file.name(), hashes.data(), hashes.manifest());
        } catch (IOException e) {
            throw InboxQueue.unreadable(file, e);
        }
    }

    private void giveUp(KnownDelivery delivery) {
        String reason = ("the file, or the mapping by which it is read, was changed or removed while it was being"
                        + " applied, with %d of %d records applied; these remain applied, deliver the rest again")
                .formatted(delivery.recordsDone(), delivery.counts().read());
        LOG.warn("{}: {}", delivery.file(), reason);
        deliveries.giveUp(delivery.deliveryId(), reason, runId);
    }

    private void chunk(KnownDelivery delivery, OpenDelivery file) {
        long left = delivery.counts().read() - delivery.recordsDone();
        OpenDelivery.Rows rows = file.next(left);
        long records = rows.records();
        if (delivery.status() == DeliveryStatus.COMPARING) {
            comparison.collect(delivery, rows.facts());
            deliveries.advance(delivery.deliveryId(), records, 0, 0, 0, 0);
        } else {
            FactApplier.Effects effects = applier.apply(delivery.filled(), rows.facts(), rows.alone())
                    .and(credentials.apply(rows.assertions(), rows.revocations()));
            deliveries.advance(
                    delivery.deliveryId(), records, effects.applied(), effects.unchanged(), effects.stale(), 0);
            if (records == left && !delivery.endsItems()) {
                finish(delivery);
            }
        }
    }

    /** All that the snapshot names is collected; decides whether it would end too much and is held. */
    private void judge(KnownDelivery snapshot) {
        @Nullable String why = snapshot.released() ? null : hold(snapshot);
        if (why != null) {
            LOG.warn("snapshot {} is held: {}", snapshot.file(), why);
            deliveries.turn(snapshot.deliveryId(), DeliveryStatus.HELD, why, 0, runId);
        } else {
            deliveries.turn(snapshot.deliveryId(), DeliveryStatus.APPLYING, null, 0, runId);
        }
    }

    private @Nullable String hold(KnownDelivery snapshot) {
        boolean ofPartners = snapshot.scope() == SnapshotScope.PARTNERS;
        SnapshotStore.Comparison found = snapshots.compare(snapshot, producedAt(snapshot));
        long accepted = snapshot.counts().read() - snapshot.counts().rejected();
        String items = snapshot.filled().id();
        @Nullable String why = rules.hold(accepted, found.wouldEnd(), found.openAfter());
        if (why != null) {
            return "%s %s%s; %s".formatted(why, items, ofPartners ? " of the partners that it names" : "", LOOK);
        }
        return !ofPartners
                ? null
                : snapshots
                        .compareEach(
                                snapshot, producedAt(snapshot), rules.hold().partnerItems())
                        .stream()
                        .filter(each -> rules.holdForPartner(
                                each.comparison().wouldEnd(), each.comparison().openAfter()))
                        .findFirst()
                        .map(each -> "it would end %d of %d open %s of the partner %s, which it names; %s"
                                .formatted(
                                        each.comparison().wouldEnd(),
                                        each.comparison().openAfter(),
                                        items,
                                        each.partnerId(),
                                        LOOK))
                        .orElse(null);
    }

    /**
     * All rows are applied: ends the items that a snapshot does not name, a page at a time, then closes the delivery.
     */
    private void end(KnownDelivery delivery) {
        if (delivery.endsItems()) {
            Instant at = producedAt(delivery);
            LocalDate on = LocalDate.ofInstant(at, rules.zone());
            List<Change> endings = snapshots.endings(delivery, endingsFrom, at, on, rules.chunkSize());
            if (!endings.isEmpty()) {
                facts.update(
                        delivery.filled(), endings.stream().map(Change::now).toList());
                touched.by(() -> endings);
                deliveries.advance(delivery.deliveryId(), 0, 0, 0, 0, endings.size());
                endingsFrom = SnapshotStore.from(
                        delivery, endings.get(endings.size() - 1).now());
                return;
            }
        }
        finish(delivery);
    }

    private void finish(KnownDelivery delivery) {
        KnownDelivery done = deliveries.find(delivery.deliveryId()).orElseThrow();
        if (!done.counts().addUp()) {
            throw new IllegalStateException(
                    "delivery %d, %s: its row counts are inconsistent: %s; it is not applied further, please report this"
                            .formatted(done.deliveryId(), done.file(), done.counts()));
        }
        close();
        deliveries.turn(done.deliveryId(), DeliveryStatus.APPLIED, null, done.recordsDone(), runId);
        LOG.info("{} is applied to {}: {}", done.file(), done.filled().id(), done.counts());
    }

    private static Instant producedAt(KnownDelivery delivery) {
        return Objects.requireNonNull(delivery.producedAt(), "a snapshot has produced_at");
    }
}
