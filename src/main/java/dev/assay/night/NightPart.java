package dev.assay.night;

import java.util.Locale;

/** The parts of a night, in execution order: as steps of a job, or one after another in a preview. */
enum NightPart {
    /** Takes in the deliveries in the inbox. */
    DELIVERIES,
    /** Computes the status of each override. */
    OVERRIDES,
    /** Counts the facts that refer to something unknown. */
    WAITING,
    /** Determines which partners are evaluated, and divides them into ranges. */
    RANGES,
    /** Evaluates them; the only part whose ranges are processed in parallel. */
    EVALUATION,
    /** Holds the run if too many levels would fall. */
    GUARD,
    /** Publishes the run. */
    PUBLICATION;

    /** The name of the step in the log, the progress and Spring Batch's tables. */
    String step() {
        return name().toLowerCase(Locale.ROOT);
    }
}
