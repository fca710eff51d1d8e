package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;

/** A fact that lasts until it is ended, so that a snapshot can end it by not naming it. */
public sealed interface Item permits Achievement, AgentOverride, Association {
    /** True if it has not been ended. The expiry of an achievement does not end it in this sense. */
    boolean open();

    /**
     * The ended item.
     *
     * @param on the first day on which it no longer holds
     * @param at when the source stated the end
     */
    Fact ended(LocalDate on, Instant at);
}
