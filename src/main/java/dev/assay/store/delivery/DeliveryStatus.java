package dev.assay.store.delivery;

/** What has become of a delivery. */
public enum DeliveryStatus {
    /** It has no manifest yet. */
    WAITING,
    /** A snapshot whose keys are being collected, to see how much it would end. Not for readers. */
    COMPARING,
    /** Its rows are going in. Not for readers. */
    APPLYING,
    /** All of it is in. */
    APPLIED,
    /** It is, under another name, what another delivery was. */
    DUPLICATE,
    /** Nothing of it was applied, and it is not tried again as it is. */
    REFUSED,
    /** A snapshot that would end so much that an operator has to release it. */
    HELD;

    /** True if it is to be worked on until it has another status. */
    public boolean underWay() {
        return this == COMPARING || this == APPLYING;
    }
}
