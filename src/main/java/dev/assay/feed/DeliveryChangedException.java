package dev.assay.feed;

import dev.assay.feed.format.Refusal;

/** A valid delivery was replaced or changed while it was read. */
final class DeliveryChangedException extends RuntimeException {
    DeliveryChangedException(Delivery delivery, String how) {
        super(message(delivery, how));
    }

    DeliveryChangedException(Delivery delivery, Refusal how) {
        super(message(delivery, how.reason()), how);
    }

    private static String message(Delivery delivery, String how) {
        return "%s changed while it was read (%s); put the sealed file back, or its successor under another name, and run the night again"
                .formatted(delivery.file().name(), how);
    }
}
