package dev.assay.sample;

import dev.assay.facts.Feed;
import dev.assay.rules.Rulebooks;

/** Silver and gold levels that a membership displays. */
final class MembershipScenario implements Scenario {
    private final Targets targets;
    private final SampleRequest request;

    /** @throws IllegalArgumentException if no rulebook is in force on the first night, or it has no level that lasts */
    MembershipScenario(Rulebooks rulebooks, SampleRequest request) {
        this.targets = new Targets(rulebooks, request);
        this.request = request;
    }

    @Override
    public Feed terms() {
        return Feed.MEMBERSHIPS;
    }

    @Override
    public Life partner(int index, Pen pen) {
        return new PartnerLife(Plan.of(index, targets, request, pen.random()), targets.catalogue(), targets, pen);
    }
}
