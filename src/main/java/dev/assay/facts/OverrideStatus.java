package dev.assay.facts;

/** Where an override stands on a business date. */
public enum OverrideStatus {
    /** Before its grant. */
    PENDING,
    /** In force. */
    ACTIVE,
    /** Its time has run out. */
    EXPIRED,
    /** An agent ended it before its time had run out. */
    REVOKED
}
