package dev.assay.facts;

import java.time.Instant;
import java.time.LocalDate;

/** A fact that lasts until something ends it, so that a complete list can end it by leaving it out. */
public sealed interface Item permits Achievement, AgentOverride, Association {
    /** True if nothing has ended it. That its time runs out by itself, as that of an achievement may, ends nothing. */
    boolean open();

    /**
     * The same, ended.
     *
     * @param on the first day on which it is no more
     * @param at when who ends it said so
     */
    Fact ended(LocalDate on, Instant at);
}
