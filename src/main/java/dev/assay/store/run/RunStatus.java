package dev.assay.store.run;

/** The status of a run. */
public enum RunStatus {
    /** In progress, or its process died. */
    RUNNING,
    /** Complete, but so many levels would fall that an operator has to release it. */
    HELD,
    /** Published. */
    PUBLISHED,
    /** Was published, and was replaced by a rerun of its date. */
    SUPERSEDED,
    /** It failed, or became outdated. */
    FAILED,
    /** Stopped on request; it can be resumed. */
    STOPPED,
    /** Was held, then discarded. */
    DISCARDED;

    /** True if it has complete results, published or not. */
    public boolean hasAnswer() {
        return this == HELD || this == PUBLISHED || this == SUPERSEDED || this == DISCARDED;
    }

    /** True if it has neither finished nor been abandoned. */
    public boolean unfinished() {
        return this == RUNNING || this == FAILED || this == STOPPED;
    }
}
