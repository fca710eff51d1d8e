package dev.assay.store.delivery;

import dev.assay.facts.Feed;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record of a delivery: what one file has for one feed.
 *
 * @param feed null if the file was refused because its mapping is unknown and its name does not state a feed
 * @param file the name of its data file
 * @param mapping the mapping that reads the file; null for a file of one feed
 * @param sha256 of the data file, lower-case hex; null while it waits
 * @param manifestSha256 of the manifest and its mapping, lower-case hex; null while it waits
 * @param mode from the manifest, or from the mapping; null if there is none, or it cannot be read
 * @param producedAt from the manifest; null if there is none, or it cannot be read
 * @param scope which open items it ends because it does not name them
 * @param reason why it is refused or held; null otherwise
 * @param counts its rows by outcome
 * @param leftOut the records of the file that were filtered out for the feed; not counted as rows read
 * @param conflicts how many rows have the key and the {@code updated_at} of an earlier one but different content
 * @param recordsDone how many records of the file, rejected ones included, have been processed
 * @param released whether an operator has released it although it ends so much
 * @param takenFrom the time from which a delivery produced in the future is checked again; null otherwise
 * @param runId the night that last processed it
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
     * The rows of a delivery by outcome.
     *
     * @param read all records after the header
     * @param ended items that a snapshot has ended because it does not name them; not counted as rows read
     */
    public record Counts(long read, long applied, long unchanged, long stale, long rejected, long ended) {
        /** All zero. */
        public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

        /** The sums of several deliveries. */
        public static Counts sum(Collection<KnownDelivery> deliveries) {
            return deliveries.stream().map(KnownDelivery::counts).reduce(NONE, Counts::plus);
        }

        private Counts plus(Counts other) {
            return new Counts(
                    read + other.read,
                    applied + other.applied,
                    unchanged + other.unchanged,
                    stale + other.stale,
                    rejected + other.rejected,
                    ended + other.ended);
        }

        /** True if every row read is counted exactly once. */
        public boolean addUp() {
            return read == applied + unchanged + stale + rejected;
        }
    }

    /**
     * The feed, which is known for every valid delivery.
     *
     * @throws NullPointerException if it is unknown
     */
    public Feed filled() {
        return Objects.requireNonNull(feed, "a delivery without a feed has no rows");
    }

    /** True if it ends items that it does not name. */
    public boolean endsItems() {
        return scope != SnapshotScope.NONE;
    }

    /** True if it was refused when it was checked. There are then no records for other feeds of its file. */
    public boolean refusedWhole() {
        return status == DeliveryStatus.REFUSED && counts.equals(Counts.NONE);
    }

    /** True if it was refused because it was produced in the future, and that time has come. */
    public boolean mayBeTakenNow(Instant now) {
        return status == DeliveryStatus.REFUSED && takenFrom != null && !takenFrom.isAfter(now);
    }

    /** True for the same file with the same bytes and the same manifest. */
    public boolean isOf(String name, String dataHash, String manifestHash) {
        return file.equals(name) && dataHash.equals(sha256) && manifestHash.equals(manifestSha256);
    }
}
