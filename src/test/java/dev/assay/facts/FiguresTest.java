package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FiguresTest {
    private final Figures figures = new Figures(List.of(
            month("SALES", "2015-03", "7"),
            month("SALES", "2016-12", "1.5"),
            month("SALES", "2017-01", "2.25"),
            month("SALES", "2017-03", "100"),
            month("USERS", "2017-01", "9")));

    @Test
    void sum_is_over_whole_months_before_the_running_one() {
        assertThat(figures.sum("SALES", 1, YearMonth.of(2017, 2))).isEqualByComparingTo("2.25");
        assertThat(figures.sum("SALES", 2, YearMonth.of(2017, 2))).isEqualByComparingTo("3.75");
        assertThat(figures.sum("SALES", 2, YearMonth.of(2017, 3))).isEqualByComparingTo("2.25");
        assertThat(figures.sum("SALES", 2, YearMonth.of(2017, 4))).isEqualByComparingTo("100");
        assertThat(figures.sum("SALES", 24, YearMonth.of(2017, 3))).isEqualByComparingTo("10.75");
    }

    @Test
    void month_or_metric_without_a_row_is_0() {
        assertThat(figures.sum("SALES", 12, YearMonth.of(2016, 3))).isEqualByComparingTo("7");
        assertThat(figures.sum("SALES", 11, YearMonth.of(2016, 3))).isEqualByComparingTo("0");
        assertThat(figures.sum("OTHER", 12, YearMonth.of(2017, 3))).isEqualByComparingTo("0");
        assertThat(figures.latest("OTHER", YearMonth.of(2017, 3))).isEqualByComparingTo("0");
    }

    @Test
    void latest_is_the_newest_before_the_running_month_however_old() {
        assertThat(figures.latest("SALES", YearMonth.of(2015, 3))).isEqualByComparingTo("0");
        assertThat(figures.latest("SALES", YearMonth.of(2016, 12))).isEqualByComparingTo("7");
        assertThat(figures.latest("SALES", YearMonth.of(2017, 3))).isEqualByComparingTo("2.25");
        assertThat(figures.latest("SALES", YearMonth.of(2037, 3))).isEqualByComparingTo("100");
    }

    @Test
    void value_has_one_written_form() {
        assertThat(month("SALES", "2017-01", "10.50").canonicalText())
                .isEqualTo(month("SALES", "2017-01", "10.5").canonicalText());
        assertThat(month("SALES", "2017-01", "100").values()).contains("100");
        assertThat(month("SALES", "2017-01", "-0.0000").values()).contains("0");
    }

    private static MetricMonth month(String code, String month, String value) {
        return new MetricMonth("p", code, YearMonth.parse(month), new BigDecimal(value), Instant.EPOCH);
    }
}
