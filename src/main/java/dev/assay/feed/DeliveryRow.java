package dev.assay.feed;

import dev.assay.facts.AssertionId;
import dev.assay.facts.AssertionRevocation;
import dev.assay.facts.Fact;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One record of a delivery: a fact, the revocation of one, or rejected. */
public sealed interface DeliveryRow {
    /** Which record it is, the first after the header being 1. */
    long number();

    /** Gives the fact to the one, or the rejection to the other, or nothing to either. */
    void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections);

    /**
     * A record that keeps all rules.
     *
     * @param assertion by what the credential behind an achievement is known to its issuer; null if the source does not
     *     say, or the fact is no achievement
     */
    record Accepted(long number, Fact fact, @Nullable AssertionId assertion) implements DeliveryRow {
        @Override
        public void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
            facts.accept(fact);
        }
    }

    /** A record that says no more than that a credential is revoked. */
    record Revoking(long number, AssertionRevocation revocation) implements DeliveryRow {
        @Override
        public void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
            // it is neither
        }
    }

    /** A record that breaks a rule. */
    record Rejected(long number, Rejection rejection) implements DeliveryRow {
        @Override
        public void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
            rejections.accept(rejection);
        }
    }
}
