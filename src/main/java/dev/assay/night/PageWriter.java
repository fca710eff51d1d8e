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

/** Writes what was said of a page, and moves its range on in the same transaction. */
final class PageWriter implements ItemWriter<Page.Judged> {
    private final Night night;
    private final StandingStore standings;
    private final RangeStore ranges;
    private final DuePartners due;
    private final boolean checks;

    /** @param checks whether partners who are not listed as due are expected to be as they were */
    PageWriter(Night night, StandingStore standings, RangeStore ranges, DuePartners due, boolean checks) {
        this.night = night;
        this.standings = standings;
        this.ranges = ranges;
        this.due = due;
        this.checks = checks;
    }

    @Override
    public void write(Chunk<? extends Page.Judged> pages) {
        long run = night.run().runId();
        for (Page.Judged judged : pages) {
            Set<String> written = standings.write(run, night.date(), judged.verdicts());
            due.keep(run, dueOn(judged));
            if (checks) {
                check(judged, written);
            }
            ranges.fail(run, judged.failures());
            ranges.advance(run, judged.page().range(), judged.page().last(), count(judged));
        }
    }

    /** From which day on each partner is due again; one that failed is due at once. */
    private Map<String, @Nullable LocalDate> dueOn(Page.Judged judged) {
        Map<String, @Nullable LocalDate> dueOn = new LinkedHashMap<>();
        judged.verdicts().stream()
                .map(PreparedVerdict::verdict)
                .forEach(verdict -> dueOn.put(verdict.standing().partnerId(), verdict.dueOn()));
        judged.failures().forEach(failure -> dueOn.put(failure.partnerId(), night.date()));
        return dueOn;
    }

    private void check(Page.Judged judged, Set<String> written) {
        long run = night.run().runId();
        Set<String> expected =
                due.between(run, judged.page().first(), judged.page().last());
        due.unexpected(
                run,
                written.stream()
                        .filter(partner -> !expected.contains(partner))
                        .sorted()
                        .map(
                                partner -> new RangeStore.Failure(
                                        partner,
                                        "no fact about it was applied and no day had come that changes its answer, but it was evaluated otherwise"))
                        .toList());
    }

    private static RangeStore.Count count(Page.Judged judged) {
        List<PreparedVerdict> verdicts = judged.verdicts();
        return new RangeStore.Count(
                judged.page().facts().size(),
                judged.failures().size(),
                sum(verdicts, Verdict::pairsBefore),
                sum(verdicts, Verdict::pairsFallen),
                sum(verdicts, Verdict::pairsAfter),
                sum(verdicts, verdict -> verdict.changes().size()),
                sum(verdicts, verdict -> verdict.tellings().size()));
    }

    private static int sum(List<PreparedVerdict> verdicts, ToIntFunction<Verdict> number) {
        return verdicts.stream().map(PreparedVerdict::verdict).mapToInt(number).sum();
    }
}
