package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.feed.Fingerprint;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.feed.Validation;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
import dev.assay.store.delivery.LeftOut;
import dev.assay.store.delivery.SnapshotScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of the inbox as a run has seen it, and the deliveries to record for it.
 *
 * @param hashes null if the file waits for its manifest
 * @param manifest null if there is none, or if it cannot be read
 */
record FileSeen(InboxFile file, @Nullable Fingerprint hashes, @Nullable Manifest manifest, long runId) {
    /** True if the record is of the same file with the same manifest. */
    boolean is(KnownDelivery known) {
        return hashes != null && known.isOf(file.name(), hashes.data(), hashes.manifest());
    }

    /** True if the manifest can be read and matches the bytes of the file. */
    boolean isAsItsManifestSays() {
        return hashes != null && manifest != null && manifest.sha256().equals(hashes.data());
    }

    /**
     * A refusal of the whole file, for every feed.
     *
     * @param takenFrom from when it is checked again; null = only after it has changed
     */
    KnownDelivery refused(long id, @Nullable FilledFeed first, String reason, @Nullable Instant takenFrom) {
        return entry(
                id,
                first == null ? file.feed() : first.feed(),
                first == null ? mode() : first.mode().id(),
                DeliveryStatus.REFUSED,
                reason,
                takenFrom);
    }

    /** A file without a manifest. */
    KnownDelivery waits(long id) {
        return entry(id, file.feed(), null, DeliveryStatus.WAITING, null, null);
    }

    /** A refusal for this feed. */
    KnownDelivery notApplied(long id, FilledFeed feed, DeliveryStatus status, String reason) {
        return entry(id, feed.feed(), feed.mode().id(), status, reason, null);
    }

    /** A delivery to apply for this feed. */
    KnownDelivery accepted(long id, FilledFeed feed, SnapshotScope scope, Validation.Portion has) {
        DeliveryStatus status = scope == SnapshotScope.NONE ? DeliveryStatus.APPLYING : DeliveryStatus.COMPARING;
        return new KnownDelivery(
                id,
                feed.feed(),
                file.name(),
                manifest == null ? null : manifest.mapping(),
                hashes == null ? null : hashes.data(),
                hashes == null ? null : hashes.manifest(),
                feed.mode().id(),
                manifest == null ? null : manifest.producedAt(),
                scope,
                status,
                null,
                new Counts(has.rows(), 0, 0, 0, has.rejected(), 0),
                new LeftOut(has.leftOut()),
                has.conflicts(),
                0,
                false,
                null,
                runId);
    }

    private @Nullable String mode() {
        return manifest == null ? null : manifest.mode().id();
    }

    private KnownDelivery entry(
            long id,
            @Nullable Feed feed,
            @Nullable String mode,
            DeliveryStatus status,
            @Nullable String reason,
            @Nullable Instant takenFrom) {
        return new KnownDelivery(
                id,
                feed,
                file.name(),
                manifest == null ? null : manifest.mapping(),
                hashes == null ? null : hashes.data(),
                hashes == null ? null : hashes.manifest(),
                mode,
                manifest == null ? null : manifest.producedAt(),
                SnapshotScope.NONE,
                status,
                reason,
                Counts.NONE,
                LeftOut.NONE,
                0,
                0,
                false,
                takenFrom,
                runId);
    }
}
