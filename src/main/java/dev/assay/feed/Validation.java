package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The result of reading a delivery completely before anything of it is applied. */
public sealed interface Validation {
    /**
     * Reads the manifest and the whole data file once, for all feeds that it fills: checks hash, structure, number of
     * rows, and every value.
     *
     * @param file must not be waiting for its manifest
     * @param rejections receives every rejected row in file order, even if the delivery is refused in the end
     * @throws IOException if a file cannot be read, which is no statement about the delivery
     */
    static Validation of(
            InboxFile file,
            Mappings mappings,
            FeedLimits limits,
            RejectionLimit rejected,
            Consumer<? super Rejection> rejections)
            throws IOException {
        return new Examination(file, mappings, limits, rejected, rejections).result();
    }

    /**
     * It is valid and may be applied.
     *
     * @param portions the rows for each feed that it fills, in the order in which they are applied; not empty
     * @param rejected the number of rejected records; a snapshot with any ends nothing, in none of the feeds
     */
    record Valid(Delivery delivery, List<Portion> portions, long rejected) implements Validation {
        public Valid {
            portions = List.copyOf(portions);
        }
    }

    /**
     * What a delivery has for one feed: {@link DeliveryRows} returns that many rows of it.
     *
     * @param rows accepted and rejected rows
     * @param rejected the delivery's rejected records if this is its first feed, otherwise 0
     * @param leftOut how many records are filtered out for this feed, by condition; in the order of the mapping
     * @param conflicts how many rows have the key and the {@code updated_at} of an earlier one but different content
     */
    record Portion(Feed feed, long rows, long rejected, Map<String, Long> leftOut, long conflicts) {
        public Portion {
            leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        }

        /** How many records are filtered out for this feed. */
        public long rowsLeftOut() {
            return leftOut.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * It is refused, and nothing of it may be applied.
     *
     * @param manifest null if the manifest itself is invalid
     * @param reason for people: what is wrong, with value and line, and what to do; does not name the file
     */
    record Refused(InboxFile file, @Nullable Manifest manifest, String reason) implements Validation {}
}
