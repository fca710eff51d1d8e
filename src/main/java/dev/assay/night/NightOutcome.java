package dev.assay.night;

import dev.assay.store.run.Run;

/**
 * How a night ended.
 *
 * @param run as it is now
 * @param resumed an earlier process had begun it
 */
public record NightOutcome(Kind kind, Run run, boolean resumed) {
    /** What has become of it. */
    public enum Kind {
        /** Readers see it. */
        PUBLISHED,
        /** Readers saw it before already; nothing was done. */
        ALREADY_PUBLISHED,
        /** An operator has to release or discard it. */
        HELD,
        /** It was held before already; nothing was done. */
        STILL_HELD,
        /** Somebody asked it to stop; the same command goes on with it. */
        STOPPED,
        /** {@link Run#failure()} says why; the same command goes on with it. */
        FAILED
    }
}
