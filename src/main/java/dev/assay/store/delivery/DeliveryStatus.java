package dev.assay.store.delivery;

/** The status of a delivery. */
public enum DeliveryStatus {
    /** It has no manifest yet. */
    WAITING,
    /** A snapshot whose keys are being collected, to determine how much it would end. Hidden from readers. */
    COMPARING,
    /** Its rows are being applied. Hidden from readers. */
    APPLYING,
    /** It is applied completely. */
    APPLIED,
    /** Another delivery has the same content under another name. */
    DUPLICATE,
    /** Nothing of it was applied; it is tried again only if it changes. */
    REFUSED,
    /** A snapshot that would end so much that an operator has to release it. */
    HELD;

    /** True if it has to be processed until its status changes. */
    public boolean underWay() {
        return this == COMPARING || this == APPLYING;
    }
}
