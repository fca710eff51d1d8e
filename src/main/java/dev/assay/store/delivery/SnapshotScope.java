package dev.assay.store.delivery;

/** Which open items a delivery ends that it does not name. */
public enum SnapshotScope {
    /** None: it is a delta, or a snapshot with a rejected row, which may be the one that names them. */
    NONE,
    /** All of its feed. */
    FEED,
    /** Those of the partners that its accepted rows name; other partners are left alone. */
    PARTNERS
}
