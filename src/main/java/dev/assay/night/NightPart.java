package dev.assay.night;

import java.util.Locale;

/** The parts of a night, in the one order in which they run: as steps of a job, or one after another in a preview. */
enum NightPart {
    /** Takes in what lies in the inbox. */
    DELIVERIES,
    /** Says where each override stands. */
    OVERRIDES,
    /** Counts the facts that wait for something unknown. */
    WAITING,
    /** Fixes which partners are evaluated, in which ranges. */
    RANGES,
    /** Evaluates them: the one part whose ranges can be worked on side by side. */
    EVALUATION,
    /** Holds the run if too much would fall. */
    GUARD,
    /** Lets readers see it. */
    PUBLICATION;

    /** The name of the step, in the log, in the progress and in Spring Batch's tables. */
    String step() {
        return name().toLowerCase(Locale.ROOT);
    }
}
