package dev.assay.night;

/** What becomes of a run, as the log names it in {@code event.action}. Who watches the log acts on these: names never change. */
enum RunEvent {
    /** A run has been entered. */
    BEGUN("run-begun"),
    /** A run that did not get to its end is gone on with. */
    RESUMED("run-resumed"),
    /** A step begins. */
    STEP_BEGUN("step-begun"),
    /** A step has ended, done or not. */
    STEP_ENDED("step-ended"),
    /** Readers see what the run says. */
    PUBLISHED("run-published"),
    /** Another run of the same date is what readers see now. */
    SUPERSEDED("run-superseded"),
    /** An operator has to release or discard it. */
    HELD("run-held"),
    /** An operator has had a held run published. */
    RELEASED("run-released"),
    /** A held run is thrown away, by an operator or by a run that stands in for it. */
    DISCARDED("run-discarded"),
    /** Somebody asked it to stop. */
    STOPPED("run-stopped"),
    /** Something went wrong. */
    FAILED("run-failed"),
    /** A night was not begun, or not gone on with. */
    REFUSED("night-refused");

    private final String action;

    RunEvent(String action) {
        this.action = action;
    }

    /** Its name in the log. */
    String action() {
        return action;
    }
}
