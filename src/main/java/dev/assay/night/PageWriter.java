package dev.assay.night;

import dev.assay.assessment.Verdict;
import dev.assay.store.result.PreparedVerdict;
import dev.assay.store.result.StandingStore;
import dev.assay.store.run.DuePartners;
import dev.assay.store.run.RangeStore;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes the results of a page, and advances the range in the same transaction. */
final class PageWriter implements ItemWriter<Page.Evaluated> {
    private final Night night;
    private final StandingStore standings;
    private final RangeStore ranges;
    private final DuePartners due;
    private final boolean checks;

    /** @param checks whether partners that are not listed as due are expected to be unchanged */
    PageWriter(Night night, StandingStore standings, RangeStore ranges, DuePartners due, boolean checks) {
        this.night = night;
        this.standings = standings;
        this.ranges = ranges;
        this.due = due;
        this.checks = checks;
    }

    @Override
    public void write(Chunk<? extends Page.Evaluated> pages) {
        long run = night.run().runId();
        for (Page.Evaluated evaluated : pages) {
            Set<String> written =
                    standings.write(run, night.date(), evaluated.page().partners(), evaluated.verdicts());
            due.keep(run, evaluated.page().partners(), dueOn(evaluated));
            if (checks) {
                check(evaluated, written);
            }
            ranges.fail(run, evaluated.failures());
            Page page = evaluated.page();
            ranges.advance(run, page.range(), page.after(), page.last(), count(evaluated));
        }
    }

    /** The day from which each partner is due again; one whose evaluation failed is due at once. */
    private Map<String, @Nullable LocalDate> dueOn(Page.Evaluated evaluated) {
        Map<String, @Nullable LocalDate> dueOn = new LinkedHashMap<>();
        evaluated.verdicts().stream()
                .map(PreparedVerdict::verdict)
                .forEach(verdict -> dueOn.put(verdict.standing().partnerId(), verdict.dueOn()));
        evaluated.failures().forEach(failure -> dueOn.put(failure.partnerId(), night.date()));
        return dueOn;
    }

    private void check(Page.Evaluated evaluated, Set<String> written) {
        long run = night.run().runId();
        Set<String> expected =
                due.between(run, evaluated.page().first(), evaluated.page().last());
        due.unexpected(
                run,
                written.stream()
                        .filter(partner -> !expected.contains(partner))
                        .sorted()
                        .map(
                                partner -> new RangeStore.Failure(
                                        partner,
                                        "its result changed although no change of a fact that was applied makes a difference to it, and no date that changes it was reached"))
                        .toList());
    }

    private static RangeStore.Count count(Page.Evaluated evaluated) {
        List<PreparedVerdict> verdicts = evaluated.verdicts();
        return new RangeStore.Count(
                evaluated.page().facts().size(),
                evaluated.failures().size(),
                sum(verdicts, Verdict::pairsBefore),
                sum(verdicts, Verdict::pairsFallen),
                sum(verdicts, Verdict::pairsAfter),
                sum(verdicts, verdict -> verdict.changes().size()),
                sum(verdicts, verdict -> verdict.notifications().size()));
    }

    private static int sum(List<PreparedVerdict> verdicts, ToIntFunction<Verdict> number) {
        return verdicts.stream().map(PreparedVerdict::verdict).mapToInt(number).sum();
    }
}
