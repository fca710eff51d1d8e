package dev.assay.intake;

import dev.assay.facts.Feed;
import dev.assay.feed.Manifest;
import dev.assay.feed.Mode;
import dev.assay.feed.format.Refusal;
import dev.assay.mapping.Mappings;
import dev.assay.store.delivery.SnapshotScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed that a file fills, and how.
 *
 * @param ofPartners whether a snapshot covers only the partners that the file names in it, not the whole feed
 */
record FilledFeed(Feed feed, Mode mode, boolean ofPartners) {
    /**
     * The feeds that a file fills, in the order in which they are applied.
     *
     * @param manifest null if it cannot be read
     * @return empty if that is so, or if its mapping cannot be loaded
     */
    static List<FilledFeed> of(@Nullable Manifest manifest, Mappings mappings) {
        if (manifest == null) {
            return List.of();
        }
        List<FilledFeed> filled = new ArrayList<>();
        try {
            for (Feed feed : manifest.feeds(mappings)) {
                boolean ofPartners = manifest.snapshotOfPartners(feed, mappings);
                filled.add(new FilledFeed(feed, ofPartners ? Mode.SNAPSHOT : manifest.mode(), ofPartners));
            }
        } catch (Refusal e) {
            // the file is refused with this reason when it is registered
            return List.of();
        }
        return filled;
    }

    /** Which open items the file ends because it does not name them, if so many of its records are rejected. */
    SnapshotScope scope(long rejected) {
        if (mode == Mode.DELTA || rejected > 0) {
            return SnapshotScope.NONE;
        }
        return ofPartners ? SnapshotScope.PARTNERS : SnapshotScope.FEED;
    }
}
