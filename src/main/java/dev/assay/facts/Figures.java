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

    private NavigableMap<YearMonth, BigDecimal> of(String metric) {
        return byMetric.getOrDefault(metric, Collections.emptyNavigableMap());
    }
}
