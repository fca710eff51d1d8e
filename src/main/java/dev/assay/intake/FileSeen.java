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
 * A file of the inbox as a run has seen it, and what is entered of it.
 *
 * @param hashes null if it waits for its manifest
 * @param manifest null if there is none, or none that can be read
 */
record FileSeen(InboxFile file, @Nullable Fingerprint hashes, @Nullable Manifest manifest, long runId) {
    /** True if that is on record of the same file with the same manifest. */
    boolean is(KnownDelivery known) {
        return hashes != null && known.isOf(file.name(), hashes.data(), hashes.manifest());
    }

    /** True if the manifest can be read and speaks of the bytes that are there. */
    boolean isAsItsManifestSays() {
        return hashes != null && manifest != null && manifest.sha256().equals(hashes.data());
    }

    /**
     * Nothing of it is to be applied, for any feed.
     *
     * @param takenFrom from when on it is looked at again; null = only when it has changed
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

    /** It has no manifest yet. */
    KnownDelivery waits(long id) {
        return entry(id, file.feed(), null, DeliveryStatus.WAITING, null, null);
    }

    /** Nothing of it is to be applied for this feed. */
    KnownDelivery notApplied(long id, FilledFeed feed, DeliveryStatus status, String reason) {
        return entry(id, feed.feed(), feed.mode().id(), status, reason, null);
    }

    /** It is to be applied for this feed. */
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
