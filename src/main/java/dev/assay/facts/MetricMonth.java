package dev.assay.facts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A metric of a partner for one calendar month.
 *
 * @param metricCode canonical
 * @param value exact, at most 4 decimals
 */
public record MetricMonth(String partnerId, String metricCode, YearMonth month, BigDecimal value, Instant updatedAt)
        implements Fact {
    public MetricMonth {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    @Override
    public Feed feed() {
        return Feed.METRICS;
    }

    @Override
    public List<String> key() {
        return List.of(partnerId, metricCode, month.toString());
    }

    @Override
    public Set<Subject> subjects() {
        return Set.of(Subject.partner(partnerId));
    }

    @Override
    public LocalDate differsUntil(@Nullable Fact before) {
        return before instanceof MetricMonth known && value.equals(known.value) ? LocalDate.MIN : LocalDate.MAX;
    }

    @Override
    public List<@Nullable String> values() {
        return Fact.texts(partnerId, metricCode, month, value.toPlainString(), updatedAt);
    }
}
