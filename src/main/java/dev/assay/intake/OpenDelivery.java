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
     * What so many records have.
     *
     * @param facts of no credential that its issuer knows by an id
     */
    record Rows(List<Fact> facts, List<Assertion> assertions, List<AssertionRevocation> revocations) {
        private void add(DeliveryRow row) {
            if (row instanceof DeliveryRow.Revoking revoking) {
                revocations.add(revoking.revocation());
            } else if (row instanceof DeliveryRow.Accepted accepted) {
                if (accepted.assertion() != null && accepted.fact() instanceof Achievement achievement) {
                    assertions.add(new Assertion(accepted.assertion(), achievement));
                } else {
                    facts.add(accepted.fact());
                }
            }
        }
    }

    /**
     * What is in the next records of the file; with the last of them the whole file is found to be the one that
     * was looked at before.
     *
     * @param records how many records to read, rejected ones included; so many there have to be
     * @param last no more records are to follow
     */
    Rows read(long records, boolean last) {
        Rows found = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long i = 0; i < records; i++) {
            DeliveryRow row = rows.next();
            if (row == null) {
                throw new IllegalStateException(
                        "delivery %d ended before its time, at record %d".formatted(deliveryId, rows.number()));
            }
            found.add(row);
        }
        if (last && rows.next() != null) {
            throw new IllegalStateException(
                    "delivery %d has more than its %d records".formatted(deliveryId, rows.number() - 1));
        }
        return found;
    }

    @Override
    public void close() {
        rows.close();
    }
}
