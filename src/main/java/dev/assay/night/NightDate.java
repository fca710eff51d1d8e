package dev.assay.night;

import dev.assay.store.run.Run;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A business date and the state of its night.
 *
 * @param run the run that determines the state (published, held or unfinished); null if there is none
 */
public record NightDate(LocalDate date, State state, @Nullable Run run) {
    /** The state of a night. */
    public enum State {
        /** Not run yet, or its run was discarded. */
        MISSING,
        /** Started but not finished; run the same command to resume. */
        UNFINISHED,
        /** An operator has to release or discard it. */
        HELD,
        /** Published. */
        PUBLISHED,
        /** Never published, and a later night is: it can no longer be run. */
        PASSED
    }
}
