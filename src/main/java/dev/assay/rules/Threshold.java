package dev.assay.rules;

import java.math.BigDecimal;

/**
 * The required value of a metric, by market class; twice the same if the rulebook does not distinguish them.
 *
 * @param developed inclusive, in the metric's unit
 * @param developing inclusive, in the metric's unit
 */
public record Threshold(BigDecimal developed, BigDecimal developing) {
    /** The figure that a partner of the market must reach (inclusive). */
    public BigDecimal in(Market market) {
        return market == Market.DEVELOPED ? developed : developing;
    }
}
