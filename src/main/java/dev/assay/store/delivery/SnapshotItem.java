package dev.assay.store.delivery;

import dev.assay.facts.Achievement;
import dev.assay.facts.Fact;
import dev.assay.store.fact.FactStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What will be known of one item once a snapshot's own rows are in.
 *
 * @param key its natural key as one text, see {@link FactStore#key}
 * @param open it has no end
 * @param updatedAt of the row that wins
 * @param canonicalText of the row that wins
 * @param partnerId whose item it is; null if it is no partner's
 */
public record SnapshotItem(
        String key, boolean open, Instant updatedAt, String canonicalText, @Nullable String partnerId) {
    /** The item if nothing but this row is known of it. */
    public static SnapshotItem of(Fact fact) {
        return new SnapshotItem(
                FactStore.key(fact),
                SnapshotTables.item(fact).open(),
                fact.updatedAt(),
                fact.canonicalText(),
                fact instanceof Achievement ? null : SnapshotTables.partner(fact));
    }

    /** True if this one's row wins over the other's: the order of {@link Fact#on}. */
    public boolean winsOver(SnapshotItem other) {
        int later = updatedAt.compareTo(other.updatedAt);
        if (later == 0 && partnerId == null && open != other.open) {
            return open;
        }
        return later != 0 ? later > 0 : Fact.byCodePoint().compare(canonicalText, other.canonicalText) > 0;
    }
}
