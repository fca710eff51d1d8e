package dev.assay.intake;

import dev.assay.facts.Change;
import dev.assay.facts.Fact;
import dev.assay.store.fact.FactStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of one feed merged with what is stored and with each other, in their order. */
final class Merge {
    private final Map<String, Fact> stored;
    private final Map<String, Fact> winners = new LinkedHashMap<>();
    private long applied;
    private long unchanged;
    private long stale;

    /** @param stored the stored facts with the keys of the rows to come, by {@link FactStore#key} */
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

    /** All that is to be stored, with what it takes the place of. */
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

    FactApplier.Effects effects() {
        return new FactApplier.Effects(applied, unchanged, stale);
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
