package dev.assay.cli.command;

import org.jspecify.annotations.Nullable;

/** The codes that the program exits with. Schedulers act on them: numbers never change. */
public enum ExitCode {
    DONE(0, "done; or there was nothing to do"),
    HELD(3, "the run is held; nothing is published"),
    STOPPED(4, "stopped on request; run the same command to resume"),
    FAILED(5, "failed; run the same command to resume"),
    DELIVERY_PROBLEM(6, "published, but a delivery was refused or is held, or something else needs a look"),
    USAGE(64, "wrong usage: an option, or a run, partner, delivery or date that does not exist"),
    INPUT_REFUSED(65, "input refused: a rulebook, a mapping, a mandatory feed or a file"),
    UNREACHABLE(69, "the database cannot be reached; try again later"),
    BUSY(75, "another night is running, or another process uses the embedded database"),
    CONFIGURATION(78, "configuration: a setting, a folder, the schema or a privilege");

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

    /** In words, as each command's help has it. */
    public String meaning() {
        return meaning;
    }

    /** Ends a command with this code, to be thrown: the format says what was wrong and what to do. */
    public CommandFailure failure(String format, @Nullable Object... values) {
        return new CommandFailure(this, format.formatted(values));
    }
}
