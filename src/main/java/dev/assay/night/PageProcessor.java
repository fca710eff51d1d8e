package dev.assay.night;

import dev.assay.assessment.Before;
import dev.assay.facts.Dossier;
import dev.assay.store.fact.PartnerFacts;
import dev.assay.store.result.PreparedVerdict;
import dev.assay.store.run.RangeStore.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/**
 * Evaluates the partners of a page. The only place where an error of a single partner is caught: that partner keeps its
 * last published results, and the others continue.
 */
final class PageProcessor implements ItemProcessor<Page, Page.Evaluated> {
    private static final Logger LOG = LoggerFactory.getLogger(PageProcessor.class);

    private final Night night;

    PageProcessor(Night night) {
        this.night = night;
    }

    @Override
    public Page.Evaluated process(Page page) {
        List<PreparedVerdict> verdicts = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (PartnerFacts facts : page.facts()) {
            Dossier dossier = facts.dossier();
            if (dossier == null) {
                failures.add(new Failure(facts.partnerId(), Objects.toString(facts.problem())));
                continue;
            }
            try {
                Before before = Objects.requireNonNull(page.before().get(facts.partnerId()));
                verdicts.add(new PreparedVerdict(night.evaluator().evaluate(dossier, before, night.date())));
            } catch (RuntimeException e) {
                LOG.error("partner {} could not be evaluated", facts.partnerId(), e);
                failures.add(new Failure(facts.partnerId(), e.toString()));
            }
        }
        return new Page.Evaluated(page, verdicts, failures);
    }
}
