package dev.assay.store.delivery;

import dev.assay.facts.Feed;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as it is on record: what one file has for one feed.
 *
 * @param feed null if the file was refused because nobody knows its mapping, and its name says nothing either
 * @param file the name of its data file
 * @param mapping by which the file is read; null if it is one of our own
 * @param sha256 over the data file, lower-case hex; null while it waits
 * @param manifestSha256 over the manifest and its mapping, lower-case hex; null while it waits
 * @param mode as in the manifest, or as the mapping says of the feed; null if there is none, or none that can be read
 * @param producedAt as in the manifest; null if there is none, or none that can be read
 * @param scope which open items it ends that it does not name
 * @param reason why it is refused or held; null otherwise
 * @param counts what became of its rows
 * @param leftOut the records of the file that have no row in the feed; not among the rows read
 * @param conflicts how many rows have the key and the {@code updated_at} of an earlier one of it and other content
 * @param recordsDone how many records of the file, rejected ones included, have been gone through
 * @param released an operator has said that it may be applied although it ends so much
 * @param takenFrom refused because it was produced in the future: from then on it is looked at again; null otherwise
 * @param runId the night that last worked on it
 */
public record KnownDelivery(
        long deliveryId,
        @Nullable Feed feed,
        String file,
        @Nullable String mapping,
        @Nullable String sha256,
        @Nullable String manifestSha256,
        @Nullable String mode,
        @Nullable Instant producedAt,
        SnapshotScope scope,
        DeliveryStatus status,
        @Nullable String reason,
        Counts counts,
        LeftOut leftOut,
        long conflicts,
        long recordsDone,
        boolean released,
        @Nullable Instant takenFrom,
        @Nullable Long runId) {

    /**
     * What became of a delivery's rows.
     *
     * @param read all records after the header
     * @param ended items that a snapshot has ended by not naming them; not among the rows read
     */
    public record Counts(long read, long applied, long unchanged, long stale, long rejected, long ended) {
        /** Nothing yet. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        /** True if every row read is accounted for, exactly once. */
        public boolean addUp() {
            return read == applied + unchanged + stale + rejected;
        }
    }

    /**
     * The feed, which is known of whatever has been found in order.
     *
     * @throws NullPointerException if it is not known
     */
    public Feed filled() {
        return Objects.requireNonNull(feed, "a delivery of no feed has no rows");
    }

    /** True if it ends items that it does not name. */
    public boolean endsItems() {
        return scope != SnapshotScope.NONE;
    }

    /** True if it was refused when it was looked at. Nothing is on record then for other feeds of its file. */
    public boolean refusedWhole() {
        return status == DeliveryStatus.REFUSED && counts.equals(Counts.NONE);
    }

    /** True if it was refused because it came before its time, and that has come. */
    public boolean mayBeTakenNow(Instant now) {
        return status == DeliveryStatus.REFUSED && takenFrom != null && !takenFrom.isAfter(now);
    }

    /** The same file with the same bytes, and the same manifest. */
    public boolean isOf(String name, String dataHash, String manifestHash) {
        return file.equals(name) && dataHash.equals(sha256) && manifestHash.equals(manifestSha256);
    }
}
