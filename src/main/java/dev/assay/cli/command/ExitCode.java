package dev.assay.cli.command;

/** What the code says with which the program ends. Schedulers act on it: numbers never change. */
public enum ExitCode {
    /** Done, or nothing to do. */
    DONE(0, "done"),
    /** The run is held, nothing is published. */
    HELD(3, "run held, nothing published"),
    /** Stopped on request; the same command goes on. */
    STOPPED(4, "stopped; the same command goes on"),
    /** Failed; the same command goes on where it was. */
    FAILED(5, "failed; the same command goes on"),
    /** Published, but a delivery was refused or is held, or something else needs a look. */
    DELIVERY_PROBLEM(6, "published, but a delivery was refused or is held, or something else needs a look"),
    /** The command was wrong. */
    USAGE(64, "usage"),
    /** A rulebook or a mandatory feed is not as it has to be. */
    INPUT_REFUSED(65, "input refused (rulebook, mandatory feed)"),
    /** The database cannot be reached. */
    UNREACHABLE(69, "database not reachable"),
    /** Another night is running. */
    BUSY(75, "another night is running"),
    /** Settings, schema or privileges are wrong. */
    CONFIGURATION(78, "configuration");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The number. */
    public int code() {
        return code;
    }

    /** As shown in the help. */
    String line() {
        return code + ":" + meaning;
    }
}
