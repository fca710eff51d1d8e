package dev.assay.sample;

import dev.assay.facts.Feed;

/** A kind of programme: what its partners have, and what happens to them. */
interface Scenario {
    /** The feed of the terms for which levels are displayed. */
    Feed terms();

    /**
     * A partner, fully determined by its number and the random generator.
     *
     * @param index from 0
     * @param pen writes what happens to it; also its random generator
     */
    Life partner(int index, Pen pen);

    /** One partner from its first night on. */
    interface Life {
        /** Simulates one night; must be called in order, the first night is 1. */
        void pass(int night);
    }
}
