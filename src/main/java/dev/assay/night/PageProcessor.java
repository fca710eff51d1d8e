package dev.assay.night;

import dev.assay.assessment.Before;
import dev.assay.evaluation.MissingPast;
import dev.assay.facts.Dossier;
import dev.assay.renewal.Episode;
import dev.assay.store.fact.DossierReader;
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
 * Evaluates the partners of a page. Facts of the past are read only of those for which there are causes to be named. The
 * only place where an error of a single partner is caught: that partner keeps its last published results, and the others
 * continue.
 */
final class PageProcessor implements ItemProcessor<Page, Page.Evaluated> {
    private static final Logger LOG = LoggerFactory.getLogger(PageProcessor.class);

    private final Night night;
    private final DossierReader dossiers;

    /** @param dossiers that has read the pages */
    PageProcessor(Night night, DossierReader dossiers) {
        this.night = night;
        this.dossiers = dossiers;
    }

    @Override
    public Page.Evaluated process(Page page) {
        Page.Evaluated evaluated = new Page.Evaluated(page, new ArrayList<>(), new ArrayList<>());
        List<Dossier> unfinished = new ArrayList<>();
        for (PartnerFacts facts : page.facts()) {
            Dossier dossier = facts.dossier();
            if (dossier != null && atRisk(page, facts)) {
                unfinished.add(dossier);
                continue;
            }
            try {
                evaluate(facts, evaluated);
            } catch (MissingPast e) {
                unfinished.add(Objects.requireNonNull(dossier));
            }
        }
        for (PartnerFacts facts : dossiers.whole(unfinished)) {
            evaluate(facts, evaluated);
        }
        return evaluated;
    }

    /** True if the causes of an open risk have to be named in any case. */
    private static boolean atRisk(Page page, PartnerFacts facts) {
        Before before = page.before().get(facts.partnerId());
        return before != null && before.episodes().stream().anyMatch(Episode::open);
    }

    /** Adds the verdict or the failure. */
    private void evaluate(PartnerFacts facts, Page.Evaluated to) {
        Dossier dossier = facts.dossier();
        if (dossier == null) {
            to.failures().add(new Failure(facts.partnerId(), Objects.toString(facts.problem())));
            return;
        }
        try {
            Before before = Objects.requireNonNull(to.page().before().get(facts.partnerId()));
            to.verdicts().add(new PreparedVerdict(night.evaluator().evaluate(dossier, before, night.date())));
        } catch (MissingPast e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("partner {} could not be evaluated", facts.partnerId(), e);
            to.failures().add(new Failure(facts.partnerId(), e.toString()));
        }
    }
}
