package dev.assay.night;

import dev.assay.assessment.Verdict;
import dev.assay.store.result.PreparedVerdict;
import dev.assay.store.result.StandingStore;
import dev.assay.store.run.RangeStore;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Writes what was said of a page, and moves its range on in the same transaction. */
final class PageWriter implements ItemWriter<Page.Judged> {
    private final Night night;
    private final StandingStore standings;
    private final RangeStore ranges;

    PageWriter(Night night, StandingStore standings, RangeStore ranges) {
        this.night = night;
        this.standings = standings;
        this.ranges = ranges;
    }

    @Override
    public void write(Chunk<? extends Page.Judged> pages) {
        long run = night.run().runId();
        for (Page.Judged judged : pages) {
            standings.write(run, night.date(), judged.verdicts());
            ranges.fail(run, judged.failures());
            ranges.advance(run, judged.page().range(), judged.page().last(), count(judged));
        }
    }

    private static RangeStore.Count count(Page.Judged judged) {
        List<PreparedVerdict> verdicts = judged.verdicts();
        return new RangeStore.Count(
                judged.page().facts().size(),
                judged.failures().size(),
                sum(verdicts, Verdict::pairsBefore),
                sum(verdicts, Verdict::pairsFallen),
                sum(verdicts, verdict -> verdict.changes().size()),
                sum(verdicts, verdict -> verdict.tellings().size()));
    }

    private static int sum(List<PreparedVerdict> verdicts, ToIntFunction<Verdict> number) {
        return verdicts.stream().map(PreparedVerdict::verdict).mapToInt(number).sum();
    }
}
