package dev.assay.evaluation;

import dev.assay.facts.Figures;
import dev.assay.rules.Market;
import dev.assay.rules.Requirement.Figure;
import dev.assay.rules.Window;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What one competency of one partner is judged by on one day.
 *
 * @param rulebook in force on the day
 * @param present who is with the partner
 * @param figures the partner's figures
 * @param running the month of the day whose windows count; it is itself never counted
 * @param market the partner's market class
 * @param recognition what overrides grant in the competency
 */
record Circumstances(
        ReadyRulebook rulebook,
        List<Present> present,
        Figures figures,
        YearMonth running,
        Market market,
        Recognition recognition) {
    /** The sum over the window's months, or the latest figure. */
    BigDecimal total(Figure figure) {
        return figure.window().kind() == Window.Kind.LATEST
                ? figures.latest(figure.metric(), running)
                : figures.sum(figure.metric(), figure.window().months(), running);
    }

    /** True if the figure reaches its threshold. An average is compared as a sum: a division would round. */
    boolean reached(Figure figure) {
        BigDecimal threshold = figure.atLeast().in(market);
        return total(figure)
                        .compareTo(
                                figure.window().kind() == Window.Kind.AVERAGE
                                        ? threshold.multiply(BigDecimal.valueOf(
                                                figure.window().months()))
                                        : threshold)
                >= 0;
    }
}
