package dev.assay.night;

import dev.assay.assessment.Before;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.result.PreparedVerdict;
import dev.assay.store.run.RangeStore.Failure;
import dev.assay.store.sql.PartnerChoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Some partners of a range, with their facts and prior states.
 *
 * @param after the position of the range when the page was read; null = its beginning
 * @param partners those of the page and no others
 * @param facts in ascending order of partner id, not empty
 * @param before prior states of the partners that have a dossier, by partner id
 */
record Page(
        int range,
        @Nullable String after,
        PartnerChoice partners,
        List<PartnerFacts> facts,
        Map<String, Before> before) {
    /** The first partner of the page. */
    String first() {
        return facts.get(0).partnerId();
    }

    /** The last partner of the page. */
    String last() {
        return facts.get(facts.size() - 1).partnerId();
    }

    /** The result of a page: a verdict or a failure for each partner. */
    record Evaluated(Page page, List<PreparedVerdict> verdicts, List<Failure> failures) {}
}
