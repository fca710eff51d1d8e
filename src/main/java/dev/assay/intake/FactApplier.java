package dev.assay.intake;

import dev.assay.facts.Change;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.store.fact.FactStore;
import dev.assay.store.fact.TouchedSubjects;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** Applies the rows in order, in the current transaction. */
    Effects apply(Feed feed, List<Fact> rows) {
        if (expectNew) {
            Merge merge = new Merge(Map.of());
            rows.forEach(merge::add);
            if (store.insertIfNew(feed, merge.news())) {
                touched.by(merge.changes());
                return merge.effects();
            }
        }
        Map<String, Fact> stored = store.find(feed, rows);
        expectNew = stored.isEmpty();
        Merge merge = new Merge(stored);
        rows.forEach(merge::add);
        store.insert(feed, merge.news());
        store.update(feed, merge.updates());
        touched.by(merge.changes());
        return merge.effects();
    }

    /** The rows of one chunk merged with what is stored. */
    private static final class Merge {
        private final Map<String, Fact> stored;
        private final Map<String, Fact> winners = new LinkedHashMap<>();
        private long applied;
        private long unchanged;
        private long stale;

        Merge(Map<String, Fact> stored) {
            this.stored = stored;
        }

        void add(Fact row) {
            String key = FactStore.key(row);
            Fact known = winners.get(key);
            switch (row.on(known == null ? stored.get(key) : known)) {
                case APPLIED -> {
                    applied++;
                    winners.put(key, row);
                }
                case UNCHANGED -> unchanged++;
                case STALE -> stale++;
            }
        }

        List<Change> changes() {
            return winners.entrySet().stream()
                    .map(winner -> new Change(winner.getValue(), stored.get(winner.getKey())))
                    .toList();
        }

        List<Fact> news() {
            return chosen(false);
        }

        List<Fact> updates() {
            return chosen(true);
        }

        Effects effects() {
            return new Effects(applied, unchanged, stale);
        }

        private List<Fact> chosen(boolean known) {
            List<Fact> chosen = new ArrayList<>();
            winners.forEach((key, fact) -> {
                if (stored.containsKey(key) == known) {
                    chosen.add(fact);
                }
            });
            return chosen;
        }
    }
}
