package dev.assay.intake;

import dev.assay.facts.Fact;
import dev.assay.store.delivery.KnownDelivery;
import dev.assay.store.delivery.SnapshotItem;
import dev.assay.store.delivery.SnapshotScope;
import dev.assay.store.delivery.SnapshotStore;
import dev.assay.store.fact.FactStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the items that a snapshot names, as they will be, before any of it is applied. */
final class SnapshotComparison {
    private final FactStore facts;
    private final SnapshotStore items;

    SnapshotComparison(FactStore facts, SnapshotStore items) {
        this.facts = facts;
        this.items = items;
    }

    /** Collects the items of the next rows, in the current transaction. */
    void collect(KnownDelivery snapshot, List<Fact> rows) {
        Map<String, SnapshotItem> winners = new LinkedHashMap<>();
        facts.find(snapshot.filled(), rows).values().forEach(stored -> keepWinner(winners, SnapshotItem.of(stored)));
        rows.forEach(row -> keepWinner(winners, SnapshotItem.of(row)));
        List<SnapshotItem> all = List.copyOf(winners.values());
        if (!items.insertIfNew(snapshot.deliveryId(), all)) {
            merge(snapshot.deliveryId(), all);
        }
        if (snapshot.scope() == SnapshotScope.PARTNERS) {
            items.name(snapshot.deliveryId(), rows);
        }
    }

    /** Rows of an earlier chunk may have named the same items. */
    private void merge(long deliveryId, List<SnapshotItem> winners) {
        Map<String, SnapshotItem> collected =
                items.find(deliveryId, winners.stream().map(SnapshotItem::key).toList());
        List<SnapshotItem> news = new ArrayList<>();
        List<SnapshotItem> changes = new ArrayList<>();
        for (SnapshotItem item : winners) {
            SnapshotItem earlier = collected.get(item.key());
            if (earlier == null) {
                news.add(item);
            } else if (item.prevailsOver(earlier)) {
                changes.add(item);
            }
        }
        items.insert(deliveryId, news);
        items.update(deliveryId, changes);
    }

    private static void keepWinner(Map<String, SnapshotItem> winners, SnapshotItem item) {
        winners.merge(item.key(), item, (known, next) -> next.prevailsOver(known) ? next : known);
    }
}
