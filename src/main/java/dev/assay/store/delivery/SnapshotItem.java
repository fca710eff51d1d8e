package dev.assay.store.delivery;

import dev.assay.facts.Achievement;
import dev.assay.facts.Fact;
import dev.assay.facts.RowVersion;
import dev.assay.store.fact.FactStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one item after a snapshot's own rows are applied.
 *
 * @param key its natural key as one string, see {@link FactStore#key}
 * @param open whether it has no end
 * @param updatedAt of the prevailing row
 * @param canonicalText of the prevailing row
 * @param partnerId the partner it belongs to; null if it belongs to none
 */
public record SnapshotItem(
        String key, boolean open, Instant updatedAt, String canonicalText, @Nullable String partnerId)
        implements RowVersion {
    /** The item if this row is the only one. */
    public static SnapshotItem of(Fact fact) {
        return new SnapshotItem(
                FactStore.key(fact),
                SnapshotTables.item(fact).open(),
                fact.updatedAt(),
                fact.canonicalText(),
                fact instanceof Achievement ? null : SnapshotTables.partner(fact));
    }

    /** As {@link Achievement#preferred}; items that are not achievements have a partner. */
    @Override
    public boolean preferred() {
        return partnerId == null && open;
    }
}
