package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.rules.Rulebooks;

/** Designations by points, each displayed for the term of an enrolment. */
final class PointsScenario implements Scenario {
    private final Designs designs;
    private final SampleRequest request;

    /** @throws IllegalArgumentException if no rulebook is in force on the first night, or it has no such level that lasts */
    PointsScenario(Rulebooks rulebooks, SampleRequest request) {
        this.designs = new Designs(rulebooks, request);
        this.request = request;
    }

    @Override
    public Feed terms() {
        return Feed.ENROLMENTS;
    }

    @Override
    public Life partner(int index, Pen pen) {
        return new PointsLife(PointsPlan.of(index, designs, request, pen.random()), designs.catalogue(), pen);
    }
}
