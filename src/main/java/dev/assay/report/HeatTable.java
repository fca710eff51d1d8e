package dev.assay.report;

import dev.assay.cause.Cause;
import dev.assay.language.Titles;
import dev.assay.store.history.RunOverview.Reasons;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each kind of cause affects each competency.
 *
 * @param causes the kinds that occur, the most frequent first
 * @param rows the affected competencies, the most frequent first
 * @param totals by cause
 * @param total of all competencies, each once, however many causes it has
 */
public record HeatTable(List<String> causes, List<Row> rows, List<Long> totals, long total) {
    private static final int SHADES = 4;

    /** A competency: how often it is affected, and by which causes. */
    public record Row(String competency, long total, List<Cell> cells) {}

    /** The count, and the shade of the cell, from 0 for none to {@value #SHADES}. */
    public record Cell(long count, int shade) {}

    static HeatTable of(List<Reasons> reasons, Titles titles) {
        Map<Cause.Kind, Long> sums = new TreeMap<>();
        reasons.forEach(line -> line.byCause().forEach((kind, count) -> sums.merge(kind, count, Long::sum)));
        List<Cause.Kind> kinds = sums.entrySet().stream()
                .sorted(Map.Entry.<Cause.Kind, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        long most = reasons.stream()
                .flatMap(line -> line.byCause().values().stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        return new HeatTable(
                kinds.stream().map(Wording::kind).toList(),
                reasons.stream()
                        .sorted(Comparator.comparingLong(Reasons::total)
                                .reversed()
                                .thenComparing(Reasons::competencyCode))
                        .map(line -> row(line, kinds, most, titles))
                        .toList(),
                kinds.stream().map(sums::get).toList(),
                reasons.stream().mapToLong(Reasons::total).sum());
    }

    private static Row row(Reasons line, List<Cause.Kind> kinds, long most, Titles titles) {
        return new Row(
                titles.competency(line.competencyCode()),
                line.total(),
                kinds.stream()
                        .map(kind -> line.byCause().getOrDefault(kind, 0L))
                        .map(count -> new Cell(
                                count, (int) Math.ceil(SHADES * Math.sqrt((double) count / Math.max(1, most)))))
                        .toList());
    }
}
