package dev.assay.night;

import dev.assay.assessment.Before;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.result.PreparedVerdict;
import dev.assay.store.run.RangeStore.Failure;
import java.util.List;
import java.util.Map;

/**
 * Some partners of a range, and what is known of them.
 *
 * @param facts in rising order of their ids, not empty
 * @param before of those that have a dossier, by partner id
 */
record Page(int range, List<PartnerFacts> facts, Map<String, Before> before) {
    /** The first partner of the page. */
    String first() {
        return facts.get(0).partnerId();
    }

    /** The last partner of the page. */
    String last() {
        return facts.get(facts.size() - 1).partnerId();
    }

    /** What came of a page: a verdict or a failure for each partner. */
    record Judged(Page page, List<PreparedVerdict> verdicts, List<Failure> failures) {}
}
