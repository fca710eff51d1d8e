package dev.assay.sample;

import dev.assay.rules.Market;
import dev.assay.rules.Requirement;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The months of one metric of one partner as they would come without mishap: up and down, but over every full window
 * the same.
 *
 * @param metric canonical code
 * @param scale decimals: money has cents, what is counted has none
 * @param months length of the window
 * @param total what each window sums up to, in units of the scale
 * @param standing what no month is below, in units of the scale
 * @param swing changes the ups and downs
 */
record Series(String metric, int scale, int months, long total, long standing, long swing) {

    /**
     * What fulfils all the figures, all of one metric.
     *
     * @param margin how much more than is asked, as a factor of at least 1
     */
    static Series of(List<Requirement.Figure> figures, Market market, int scale, double margin, long swing) {
        int months = window(figures);
        BigDecimal perMonth = BigDecimal.ZERO;
        BigDecimal standing = BigDecimal.ZERO;
        for (Requirement.Figure figure : figures) {
            BigDecimal asked = Fulfilment.perMonth(figure, market);
            if (figure.window().kind() == Window.Kind.LATEST) {
                standing = standing.max(asked);
            } else {
                perMonth = perMonth.max(asked);
            }
        }
        BigDecimal factor = BigDecimal.valueOf(margin);
        // per month is rounded up, far behind the point: a whole total must not become one unit more by that
        BigDecimal total = perMonth.multiply(BigDecimal.valueOf(months)).setScale(6, RoundingMode.DOWN);
        return new Series(
                figures.get(0).metric(),
                scale,
                months,
                units(total.multiply(factor), scale),
                units(standing.multiply(factor), scale),
                swing);
    }

    BigDecimal value(YearMonth month) {
        long number = month.getYear() * 12L + month.getMonthValue();
        long flow = flow(number);
        if (months % 2 == 0) {
            boolean second = Math.floorMod(number, (long) months) % 2 == 1;
            long other = flow(second ? number - 1 : number + 1);
            long pair = Math.floorMod(number, (long) months) / 2;
            long share = Math.floorMod(swing * 31 + pair * 17, 35L);
            long swung = Math.min(flow, other) * share / 100;
            flow += second ? -swung : swung;
        }
        return BigDecimal.valueOf(Math.max(flow, standing), scale);
    }

    private long flow(long number) {
        return Math.floorDiv(total * (number + 1), months) - Math.floorDiv(total * number, months);
    }

    /** The one window of all the sums and averages; single months where they differ, which fulfil any window. */
    private static int window(List<Requirement.Figure> figures) {
        List<Integer> lengths = figures.stream()
                .map(Requirement.Figure::window)
                .filter(window -> window.kind() != Window.Kind.LATEST)
                .map(Window::months)
                .distinct()
                .collect(Collectors.toList());
        return lengths.size() == 1 ? lengths.get(0) : 1;
    }

    private static long units(BigDecimal amount, int scale) {
        return amount.movePointRight(scale).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
