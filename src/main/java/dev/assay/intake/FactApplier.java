package dev.assay.intake;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.TouchedSubjects;
import java.util.List;
import java.util.Map;

/**
 * Applies rows, each compared with what is stored and with the rows before it. The rows of a delivery are mostly new or
 * mostly known: as long as a chunk finds nothing stored, the next one is tried without reading.
 */
final class FactApplier {
    private final FactStore store;
    private final TouchedSubjects touched;
    private boolean expectNew = true;

    FactApplier(FactStore store, TouchedSubjects touched) {
        this.store = store;
        this.touched = touched;
    }

    /** The outcome of the rows of one chunk. */
    record Effects(long applied, long unchanged, long stale) {
        static final Effects NONE = new Effects(0, 0, 0);

        Effects and(Effects other) {
            return new Effects(applied + other.applied, unchanged + other.unchanged, stale + other.stale);
        }
    }

    /**
     * Applies the rows in order, in the current transaction.
     *
     * @param alone the rows merged as if none of their keys were stored
     */
    Effects apply(Feed feed, List<Fact> rows, Merge alone) {
        if (expectNew && store.insertIfNew(feed, alone.news())) {
            touched.by(alone::changes);
            return alone.effects();
        }
        Map<String, Fact> stored = store.find(feed, rows);
        expectNew = stored.isEmpty();
        Merge merge = new Merge(stored);
        rows.forEach(merge::add);
        store.insert(feed, merge.news());
        store.update(feed, merge.updates());
        touched.by(merge::changes);
        return merge.effects();
    }
}
