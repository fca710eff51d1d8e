package dev.assay.feed;

import dev.assay.facts.AssertionId;
import dev.assay.facts.AssertionRevocation;
import dev.assay.facts.Fact;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One record of a delivery: a fact, the revocation of one, or a rejection. */
public sealed interface DeliveryRow {
    /** The number of the record; the first after the header is 1. */
    long number();

    /** Passes the fact to the first consumer or the rejection to the second, or calls neither. */
    void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections);

    /**
     * A valid record.
     *
     * @param assertion how the issuer identifies the credential behind an achievement; null if the source does not
     *     state it, or if the fact is not an achievement
     */
    record Accepted(long number, Fact fact, @Nullable AssertionId assertion) implements DeliveryRow {
        @Override
        public void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
            facts.accept(fact);
        }
    }

    /** A record that only states that a credential is revoked. */
    record Revoking(long number, AssertionRevocation revocation) implements DeliveryRow {
        @Override
        public void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
            // neither a fact nor a rejection
        }
    }

    /** An invalid record. */
    record Rejected(long number, Rejection rejection) implements DeliveryRow {
        @Override
        public void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
            rejections.accept(rejection);
        }
    }
}
