package dev.assay.rules;

import java.math.BigDecimal;

/**
 * What a metric must reach, by market class; the same twice where the rulebook does not tell them apart.
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
