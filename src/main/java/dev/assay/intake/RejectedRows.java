package dev.assay.intake;

import dev.assay.feed.Rejection;
import dev.assay.store.delivery.DeliveryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Stores the rejected rows of a delivery as they are found, in batches. */
final class RejectedRows implements Consumer<Rejection> {
    private static final int AT_ONCE = 1000;

    private final DeliveryStore store;
    private final long deliveryId;
    private final List<DeliveryStore.RejectedRow> found = new ArrayList<>();
    private long count;

    RejectedRows(DeliveryStore store, long deliveryId) {
        this.store = store;
        this.deliveryId = deliveryId;
    }

    @Override
    public void accept(Rejection rejection) {
        found.add(new DeliveryStore.RejectedRow(
                rejection.line(), ++count, rejection.column(), rejection.reason(), rejection.raw()));
        if (found.size() == AT_ONCE) {
            flush();
        }
    }

    /** Must be called at the end. */
    void flush() {
        store.reject(deliveryId, found);
        found.clear();
    }
}
