package dev.assay.store.run;

/** What has become of a run. */
public enum RunStatus {
    /** Under way, or its process died. */
    RUNNING,
    /** Done, but so much would fall that an operator has to release it. */
    HELD,
    /** What it says counts. */
    PUBLISHED,
    /** It was published, and a rerun of its date has taken its place. */
    SUPERSEDED,
    /** Something went wrong, or it was overtaken. */
    FAILED,
    /** Somebody asked it to stop; it can be resumed. */
    STOPPED,
    /** Held once, then thrown away. */
    DISCARDED;

    /** True if it got so far that all it has to say is written down, whether readers saw it or not. */
    public boolean hasAnswer() {
        return this == HELD || this == PUBLISHED || this == SUPERSEDED || this == DISCARDED;
    }

    /** True if it has neither been finished nor given up. */
    public boolean unfinished() {
        return this == RUNNING || this == FAILED || this == STOPPED;
    }
}
