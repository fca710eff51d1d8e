package dev.assay.intake;

import dev.assay.facts.Fact;
import dev.assay.feed.Delivery;
import dev.assay.feed.DeliveryRow;
import dev.assay.feed.DeliveryRows;
import dev.assay.store.delivery.KnownDelivery;
import java.util.ArrayList;
import java.util.List;

/** The file of the delivery under way, open between two transactions, with where its reading has come to. */
final class OpenDelivery implements AutoCloseable {
    private final long deliveryId;
    private final DeliveryRows rows;

    OpenDelivery(KnownDelivery known, Delivery delivery, DeliveryRules rules) {
        this.deliveryId = known.deliveryId();
        this.rows = DeliveryRows.open(delivery, known.filled(), rules.limits(), rules.mappings());
        rows.skip(known.recordsDone());
    }

    /** True if it is this delivery's file and stands where the record says. */
    boolean standsAt(KnownDelivery known) {
        return deliveryId == known.deliveryId() && rows.number() == known.recordsDone();
    }

    /**
     * The facts among the next records of the file; with the last of them the whole file is found to be the one that
     * was looked at before.
     *
     * @param records how many records to read, rejected ones included; so many there have to be
     * @param last no more records are to follow
     */
    List<Fact> read(long records, boolean last) {
        List<Fact> facts = new ArrayList<>();
        for (long i = 0; i < records; i++) {
            DeliveryRow row = rows.next();
            if (row == null) {
                throw new IllegalStateException(
                        "delivery %d ended before its time, at record %d".formatted(deliveryId, rows.number()));
            }
            row.to(facts::add, rejection -> {});
        }
        if (last && rows.next() != null) {
            throw new IllegalStateException(
                    "delivery %d has more than its %d records".formatted(deliveryId, rows.number() - 1));
        }
        return facts;
    }

    @Override
    public void close() {
        rows.close();
    }
}
