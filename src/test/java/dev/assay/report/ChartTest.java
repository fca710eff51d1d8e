package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.Chart.Night;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChartTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 1, 7, 99, 100_000, 12_345_678})
    void all_that_is_drawn_lies_between_the_axes(double most) {
        Random random = new Random(7);
        for (int count : new int[] {1, 2, 30}) {
            List<Night> nights = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                nights.add(new Night(DAY.plusDays(i), random.nextDouble() * most, random.nextDouble() * most));
            }
            Chart bars = Chart.bars("b", "t", "d", "u", nights);
            Chart line = Chart.line("l", "t", "d", "u", nights);

            assertThat(bars.bars()).allSatisfy(bar -> {
                assertThat(bar.x()).isGreaterThanOrEqualTo(Chart.LEFT);
                assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(Chart.RIGHT + 0.2);
                assertThat(bar.y()).isGreaterThanOrEqualTo(Chart.TOP);
                assertThat(bar.y() + bar.height()).isLessThanOrEqualTo(Chart.BOTTOM + 0.2);
                assertThat(bar.height()).isNotNegative();
            });
            assertThat(line.marks()).hasSize(count).allSatisfy(mark -> {
                assertThat(mark.x()).isBetween((double) Chart.LEFT, (double) Chart.RIGHT);
                assertThat(mark.y()).isBetween((double) Chart.TOP, (double) Chart.BOTTOM);
            });
            assertThat(bars.ticks()).hasSizeBetween(2, 8);
            assertThat(bars.ticks()).anyMatch(tick -> tick.label().equals("0") && tick.at() == bars.zero());
        }
    }

    @Test
    void the_axis_goes_in_round_steps_from_zero_and_downwards_counts_too() {
        Chart chart = Chart.bars(
                "b", "t", "d", "u", List.of(new Night(DAY, 1_700.0, null), new Night(DAY.plusDays(1), 300.0, 900.0)));

        assertThat(chart.ticks()).extracting(Chart.Tick::label).containsExactly("1,000", "0", "1,000", "2,000");
        assertThat(chart.dates()).extracting(Chart.Tick::label).containsExactly("2026-03-01", "2026-03-02");
        assertThat(chart.bars()).extracting(Chart.Box::style).containsExactly("up", "up", "down");
        assertThat(chart.bars()).extracting(Chart.Box::now).containsExactly(false, true, true);
    }

    @Test
    void a_night_without_a_value_leaves_a_gap_and_no_zero() {
        Chart chart = Chart.line(
                "l", "t", "d", "u", List.of(new Night(DAY, null, null), new Night(DAY.plusDays(1), 5.0, null)));

        assertThat(chart.marks()).hasSize(1);
        assertThat(chart.line()).startsWith("M").doesNotContain("L");
    }
}
