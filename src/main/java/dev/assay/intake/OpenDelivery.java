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

/** The file of the current delivery, kept open between two transactions together with the reading position. */
final class OpenDelivery implements AutoCloseable {
    private final long deliveryId;
    private final DeliveryRows rows;

    OpenDelivery(KnownDelivery known, Delivery delivery, DeliveryRules rules) {
        this.deliveryId = known.deliveryId();
        this.rows = DeliveryRows.open(delivery, known.filled(), rules.limits(), rules.mappings());
        rows.skip(known.recordsDone());
    }

    /** True if it is this delivery's file, at the recorded position. */
    boolean standsAt(KnownDelivery known) {
        return deliveryId == known.deliveryId() && rows.number() == known.recordsDone();
    }

    /**
     * The facts in a number of records.
     *
     * @param facts those that belong to no credential with an id of its issuer
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
     * Reads the next records of the file; with the last of them, verifies that the whole file is the one that was
     * checked before.
     *
     * @param records how many records to read, rejected ones included; the file must have that many
     * @param last whether these are the last records
     */
    Rows read(long records, boolean last) {
        Rows found = new Rows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (long i = 0; i < records; i++) {
            DeliveryRow row = rows.next();
            if (row == null) {
                throw new IllegalStateException(
                        "delivery %d ended early, at record %d".formatted(deliveryId, rows.number()));
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
