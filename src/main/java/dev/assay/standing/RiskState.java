package dev.assay.standing;

/** Whether the displayed level can be renewed. */
public enum RiskState {
    /** It can, or its lapse is beyond the look-ahead. */
    NONE,
    /** Its requirements are still met but will not be on the renewal date. */
    LAPSING,
    /** Its requirements are no longer met. */
    LOST
}
