package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.feed.Fingerprint;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.store.delivery.DeliveryStatus;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.KnownDelivery.Counts;
import dev.assay.store.delivery.SnapshotScope;
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

    /** Nothing of it is to be applied, for any feed. */
    KnownDelivery refused(long id, @Nullable FilledFeed first, String reason) {
        return first == null
                ? entry(id, file.feed(), mode(), SnapshotScope.NONE, DeliveryStatus.REFUSED, reason, Counts.NONE)
                : notApplied(id, first, DeliveryStatus.REFUSED, reason);
    }

    /** It has no manifest yet. */
    KnownDelivery waits(long id) {
        return entry(id, file.feed(), null, SnapshotScope.NONE, DeliveryStatus.WAITING, null, Counts.NONE);
    }

    /** Nothing of it is to be applied for this feed. */
    KnownDelivery notApplied(long id, FilledFeed feed, DeliveryStatus status, String reason) {
        return entry(id, feed.feed(), feed.mode().id(), SnapshotScope.NONE, status, reason, Counts.NONE);
    }

    /** It is to be applied for this feed. */
    KnownDelivery accepted(long id, FilledFeed feed, SnapshotScope scope, Counts counts) {
        DeliveryStatus status = scope == SnapshotScope.NONE ? DeliveryStatus.APPLYING : DeliveryStatus.COMPARING;
        return entry(id, feed.feed(), feed.mode().id(), scope, status, null, counts);
    }

    private @Nullable String mode() {
        return manifest == null ? null : manifest.mode().id();
    }

    private KnownDelivery entry(
            long id,
            @Nullable Feed feed,
            @Nullable String mode,
            SnapshotScope scope,
            DeliveryStatus status,
            @Nullable String reason,
            Counts counts) {
        return new KnownDelivery(
                id,
                feed,
                file.name(),
                manifest == null ? null : manifest.mapping(),
                hashes == null ? null : hashes.data(),
                hashes == null ? null : hashes.manifest(),
                mode,
                manifest == null ? null : manifest.producedAt(),
                scope,
                status,
                reason,
                counts,
                0,
                false,
                runId);
    }
}
