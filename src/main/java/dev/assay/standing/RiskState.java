package dev.assay.standing;

/** Whether what is displayed can be renewed. */
public enum RiskState {
    /** It can, or its lapse is beyond the look-ahead. */
    NONE,
    /** Its level still holds but will not on the day of renewal. */
    LAPSING,
    /** Its level does not hold any more. */
    LOST
}
