package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.rules.Rulebooks;

/**
 * A kind of programme.
 *
 * @param terms the feed of the terms for which levels are displayed
 */
record Scenario(Feed terms, Partners partners) {
    /** What its partners have, and what happens to them. */
    interface Partners {
        /**
         * A partner, fully determined by its number and the random generator.
         *
         * @param index from 0
         * @param pen writes what happens to it; also its random generator
         */
        Life partner(int index, Pen pen);
    }

    /**
     * Silver and gold levels that a membership displays, or designations by points, each displayed for the term of an
     * enrolment.
     *
     * @throws IllegalArgumentException if no rulebook is in force on the first night, or it has no such level that lasts
     */
    static Scenario of(SampleKind kind, Rulebooks rulebooks, SampleRequest request) {
        return switch (kind) {
            case SILVER_GOLD -> {
                Targets targets = new Targets(rulebooks, request);
                yield new Scenario(
                        Feed.MEMBERSHIPS,
                        (index, pen) -> new PartnerLife(
                                Plan.of(index, targets, request, pen.random()), targets.catalogue(), targets, pen));
            }
            case SOLUTIONS_PARTNER -> {
                Designs designs = new Designs(rulebooks, request);
                yield new Scenario(
                        Feed.ENROLMENTS,
                        (index, pen) -> new PointsLife(
                                PointsPlan.of(index, designs, request, pen.random()), designs.catalogue(), pen));
            }
        };
    }
}
