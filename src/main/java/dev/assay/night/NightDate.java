package dev.assay.night;

import dev.assay.store.run.Run;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date and what has become of its night.
 *
 * @param run the run that makes it so: the published, the held or the unfinished one; null where there is none
 */
public record NightDate(LocalDate date, State state, @Nullable Run run) {
    /** What has become of a night. */
    public enum State {
        /** Nobody has run it, or what was run has been thrown away. */
        MISSING,
        /** Begun; the same command goes on with it. */
        UNFINISHED,
        /** An operator has to release or discard it. */
        HELD,
        /** Its results count. */
        PUBLISHED,
        /** Never published, and a later night has been: nights go forward only. */
        PASSED
    }
}
