package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.mapping.Mappings;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What became of a delivery when it was read through, before anything of it is applied. */
public sealed interface Validation {
    /**
     * Reads the manifest and the whole data file once, for all feeds that it fills: hash, structure, number of rows,
     * and every value.
     *
     * @param file not one that waits for its manifest
     * @param rejections is given every rejected row in the order of the file, also when the delivery is refused after
     *     all
     * @throws IOException if a file cannot be read, which says nothing about the delivery
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
     * It is in order and may be applied.
     *
     * @param portions the feeds that it fills, in the order in which they are applied; not empty
     * @param rejected how many records are rejected; a snapshot with any ends nothing, in none of the feeds
     */
    record Valid(Delivery delivery, List<Portion> portions, long rejected) implements Validation {
        public Valid {
            portions = List.copyOf(portions);
        }
    }

    /**
     * What a delivery has for one feed: so many rows does {@link DeliveryRows} give of it.
     *
     * @param rows accepted and rejected ones together
     * @param rejected the delivery's rejected records if this is its first feed, else 0
     * @param leftOut how many records have no row here, by the condition because of which; in the order of the mapping
     * @param conflicts how many rows have the key and the {@code updated_at} of an earlier one and other content
     */
    record Portion(Feed feed, long rows, long rejected, Map<String, Long> leftOut, long conflicts) {
        public Portion {
            leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
        }

        /** How many records have no row here because of some condition. */
        public long rowsLeftOut() {
            return leftOut.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * It is refused, and nothing of it may be applied.
     *
     * @param manifest null if that is what is wrong
     * @param reason for people: what is wrong, with value and line, and what to do; does not name the file
     */
    record Refused(InboxFile file, @Nullable Manifest manifest, String reason) implements Validation {}
}
