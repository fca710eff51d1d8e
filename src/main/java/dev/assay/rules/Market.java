package dev.assay.rules;

/** The market class of a partner's country; some thresholds are lower in developing markets. */
public enum Market {
    DEVELOPED,
    DEVELOPING
}
