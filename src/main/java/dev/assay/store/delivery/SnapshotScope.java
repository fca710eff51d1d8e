package dev.assay.store.delivery;

/** Which open items a delivery ends because it does not name them. */
public enum SnapshotScope {
    /** None: it is a delta, or a snapshot with a rejected row, which may be the one that names them. */
    NONE,
    /** All of its feed. */
    FEED,
    /** Those of the partners that its accepted rows name; other partners are not affected. */
    PARTNERS
}
