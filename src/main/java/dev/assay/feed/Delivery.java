package dev.assay.feed;

import dev.assay.facts.Fact;
import java.time.Instant;
import java.util.Comparator;

/** A data file with its manifest. */
public record Delivery(InboxFile file, Manifest manifest) {
    /** The order in which deliveries are applied: {@code produced_at}, then the file name by code point. */
    public static final Comparator<Delivery> IN_ORDER = Comparator.<Delivery, Instant>comparing(
                    delivery -> delivery.manifest().producedAt())
            .thenComparing(delivery -> delivery.file().name(), Fact.byCodePoint());
}
