package dev.assay.night;

import dev.assay.store.run.Run;

/**
 * How a night ended.
 *
 * @param run its state at the end
 * @param resumed whether an earlier process had begun it
 */
public record NightOutcome(Kind kind, Run run, boolean resumed) {
    /** How it ended. */
    public enum Kind {
        /** Published. */
        PUBLISHED,
        /** Was already published; nothing was done. */
        ALREADY_PUBLISHED,
        /** An operator has to release or discard it. */
        HELD,
        /** Was already held; nothing was done. */
        STILL_HELD,
        /** Stopped on request; run the same command to resume. */
        STOPPED,
        /** Failed; {@link Run#failure()} says why. Run the same command to resume. */
        FAILED
    }
}
