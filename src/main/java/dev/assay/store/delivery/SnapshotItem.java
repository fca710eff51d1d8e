package dev.assay.store.delivery;

import dev.assay.facts.Fact;
import dev.assay.store.fact.FactStore;
import java.time.Instant;

/**
 * What will be known of one item once a snapshot's own rows are in.
 *
 * @param key its natural key as one text, see {@link FactStore#key}
 * @param open it has no end
 * @param updatedAt of the row that wins
 * @param canonicalText of the row that wins
 */
public record SnapshotItem(String key, boolean open, Instant updatedAt, String canonicalText) {
    /** The item if nothing but this row is known of it. */
    public static SnapshotItem of(Fact fact) {
        return new SnapshotItem(FactStore.key(fact), SnapshotTables.open(fact), fact.updatedAt(), fact.canonicalText());
    }

    /** True if this one's row wins over the other's: the order of {@link Fact#on}. */
    public boolean winsOver(SnapshotItem other) {
        int later = updatedAt.compareTo(other.updatedAt);
        return later != 0 ? later > 0 : Fact.byCodePoint().compare(canonicalText, other.canonicalText) > 0;
    }
}
