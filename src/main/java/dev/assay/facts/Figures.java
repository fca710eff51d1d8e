package dev.assay.facts;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The monthly figures of one partner. A month without a row is 0. */
public final class Figures {
    /** A figure of one of so many last months counts as the newest; an older one tells nothing of today. */
    private static final int RECENT = 3;

    private final Map<String, NavigableMap<YearMonth, BigDecimal>> byMetric = new HashMap<>();

    public Figures(Collection<MetricMonth> rows) {
        for (MetricMonth row : rows) {
            byMetric.computeIfAbsent(row.metricCode(), code -> new TreeMap<>()).put(row.month(), row.value());
        }
    }

    private Figures(Figures others) {
        others.byMetric.forEach((code, months) -> byMetric.put(code, new TreeMap<>(months)));
    }

    /** A copy with a row in place of that of its month. */
    Figures with(MetricMonth row) {
        Figures all = new Figures(this);
        all.byMetric.computeIfAbsent(row.metricCode(), code -> new TreeMap<>()).put(row.month(), row.value());
        return all;
    }

    /**
     * The same with all rows of some metrics moved, so that a window before one month has what it had before an earlier
     * one.
     *
     * @param months by metric, how many months later its rows are to stand; negative: earlier
     */
    public Figures later(Map<String, Integer> months) {
        Figures moved = new Figures(this);
        months.forEach((metric, by) -> {
            NavigableMap<YearMonth, BigDecimal> rows = new TreeMap<>();
            of(metric).forEach((month, value) -> rows.put(month.plusMonths(by), value));
            moved.byMetric.put(metric, rows);
        });
        return moved;
    }

    /** The canonical codes of the metrics that have any row. */
    public Set<String> metrics() {
        return Collections.unmodifiableSet(byMetric.keySet());
    }

    /** The sum over the {@code months} whole months before {@code running}, which is not counted. */
    public BigDecimal sum(String metric, int months, YearMonth running) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal value : of(metric)
                .subMap(running.minusMonths(months), true, running, false)
                .values()) {
            sum = sum.add(value);
        }
        return sum;
    }

    /** The newest figure before the month {@code running}, however old; 0 if there is none. */
    public BigDecimal latest(String metric, YearMonth running) {
        Map.Entry<YearMonth, BigDecimal> newest = of(metric).lowerEntry(running);
        return newest == null ? BigDecimal.ZERO : newest.getValue();
    }

    /**
     * The figure of the newest of the three whole months before {@code running} that has a row, or 0 for the newest of
     * them if none has, and that of the month so many months before it, 0 if it has no row.
     *
     * <p>Example: in December, with rows up to October, a year's change is that from October a year ago to October.
     *
     * @param months at least 1
     */
    public Change change(String metric, int months, YearMonth running) {
        NavigableMap<YearMonth, BigDecimal> figures = of(metric);
        YearMonth newest = figures.lowerKey(running);
        YearMonth month =
                newest == null || newest.isBefore(running.minusMonths(RECENT)) ? running.minusMonths(1) : newest;
        YearMonth before = month.minusMonths(months);
        return new Change(
                before,
                figures.getOrDefault(before, BigDecimal.ZERO),
                month,
                figures.getOrDefault(month, BigDecimal.ZERO));
    }

    /** Two figures of a metric that are compared. */
    public record Change(YearMonth before, BigDecimal earlier, YearMonth month, BigDecimal later) {
        /** The later less the earlier figure. */
        public BigDecimal difference() {
            return later.subtract(earlier);
        }
    }

    private NavigableMap<YearMonth, BigDecimal> of(String metric) {
        return byMetric.getOrDefault(metric, Collections.emptyNavigableMap());
    }
}
