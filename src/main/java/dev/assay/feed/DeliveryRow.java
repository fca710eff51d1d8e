package dev.assay.feed;

import dev.assay.facts.Fact;
import java.util.function.Consumer;

/** One record of a delivery: a fact, or rejected. */
public sealed interface DeliveryRow {
    /** Which record it is, the first after the header being 1. */
    long number();

    /** Gives the fact to the one, or the rejection to the other. */
    void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections);

    /** A record that keeps all rules. */
    record Accepted(long number, Fact fact) implements DeliveryRow {
        @Override
        public void to(Consumer<? super Fact> facts, Consumer<? super Rejection> rejections) {
            facts.accept(fact);
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
