package dev.assay.night;

/** Events of a run, by their {@code event.action} in the log. Monitoring relies on them: the names never change. */
enum RunEvent {
    /** A run was started. */
    BEGUN("run-begun"),
    /** An unfinished run was resumed. */
    RESUMED("run-resumed"),
    /** A step started. */
    STEP_BEGUN("step-begun"),
    /** A step ended, successfully or not. */
    STEP_ENDED("step-ended"),
    /** A run was published. */
    PUBLISHED("run-published"),
    /** Another run of the same date was published instead. */
    SUPERSEDED("run-superseded"),
    /** An operator has to release or discard it. */
    HELD("run-held"),
    /** An operator released a held run. */
    RELEASED("run-released"),
    /** A held run was discarded, by an operator or by a later run. */
    DISCARDED("run-discarded"),
    /** The night was asked to stop. */
    STOPPED("run-stopped"),
    /** A run failed. */
    FAILED("run-failed"),
    /** A night was not started, or not resumed. */
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
