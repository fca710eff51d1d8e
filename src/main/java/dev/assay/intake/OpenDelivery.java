package dev.assay.intake;

import dev.assay.facts.Achievement;
import dev.assay.facts.Assertion;
import dev.assay.facts.AssertionRevocation;
import dev.assay.facts.Fact;
import dev.assay.feed.Delivery;
import dev.assay.feed.DeliveryRow;
import dev.assay.feed.DeliveryRows;
import dev.assay.store.delivery.KnownDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The file of the current delivery, kept open between two transactions together with the reading position. The rows of
 * the next transaction are read and merged while those of the current one are written. Used by one thread.
 */
final class OpenDelivery implements AutoCloseable {
    private final long deliveryId;
    private final DeliveryRows rows;
    private final int chunkSize;
    private long position;
    private @Nullable CompletableFuture<Rows> ahead;

    OpenDelivery(KnownDelivery known, Delivery delivery, DeliveryRules rules) {
        this.deliveryId = known.deliveryId();
        this.rows = DeliveryRows.open(delivery, known.filled(), rules.limits(), rules.mappings());
        this.chunkSize = rules.chunkSize();
        this.position = known.recordsDone();
        rows.skip(position);
    }

    /** True if it is this delivery's file, at the recorded position. */
    boolean standsAt(KnownDelivery known) {
        return deliveryId == known.deliveryId() && position == known.recordsDone();
    }

    /**
     * The facts in a number of records.
     *
     * @param records how many, rejected ones included
     * @param facts those that belong to no credential with an id of its issuer
     * @param alone these facts merged as if none of their keys were stored
     */
    record Rows(
            long records,
            List<Fact> facts,
            Merge alone,
            List<Assertion> assertions,
            List<AssertionRevocation> revocations) {
        private void add(DeliveryRow row) {
            if (row instanceof DeliveryRow.Revoking revoking) {
                revocations.add(revoking.revocation());
            } else if (row instanceof DeliveryRow.Accepted accepted) {
                if (accepted.assertion() != null && accepted.fact() instanceof Achievement achievement) {
                    assertions.add(new Assertion(accepted.assertion(), achievement));
                } else {
                    facts.add(accepted.fact());
                    alone.add(accepted.fact());
                }
            }
        }
    }

    /**
     * The next records of the file, as many as a transaction takes; with the last of them, verifies that the whole file is
     * the one that was checked before.
     *
     * @param left how many records the file has from here on, rejected ones included
     */
    Rows next(long left) {
        CompletableFuture<Rows> begun = ahead;
        ahead = null;
        Rows found = begun == null ? read(left) : Beside.result(begun);
        position += found.records();
        long then = left - found.records();
        if (then > 0) {
            ahead = Beside.begin(() -> read(then));
        }
        return found;
    }

    private Rows read(long left) {
        long records = Math.min(left, chunkSize);
        Rows found = new Rows(records, new ArrayList<>(), new Merge(Map.of()), new ArrayList<>(), new ArrayList<>());
        for (long i = 0; i < records; i++) {
            DeliveryRow row = rows.next();
            if (row == null) {
                throw new IllegalStateException(
                        "delivery %d ended early, at record %d".formatted(deliveryId, rows.number()));
            }
            found.add(row);
        }
        if (records == left && rows.next() != null) {
            throw new IllegalStateException(
                    "delivery %d has more than its %d records".formatted(deliveryId, rows.number() - 1));
        }
        return found;
    }

    @Override
    public void close() {
        if (ahead != null) {
            ahead.handle((found, failure) -> found).join();
        }
        rows.close();
    }
}
