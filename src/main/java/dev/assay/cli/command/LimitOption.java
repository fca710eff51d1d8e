package dev.assay.cli.command;

import picocli.CommandLine.Option;

/** How much is shown. */
public final class LimitOption {
    private static final int USUAL = 50;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Show at most N of each kind, 0 for all (default: ${DEFAULT-VALUE}).")
    private int limit;

    /** With the usual default. */
    public LimitOption() {
        this(USUAL);
    }

    /** @param usual how many are shown if nobody says */
    public LimitOption(int usual) {
        this.limit = usual;
    }

    /** For another name of the same option. */
    public void set(int number) {
        limit = number;
    }

    /**
     * How many, all being the greatest number.
     *
     * @throws CommandFailure if a negative number was given
     */
    public int most() {
        return most(limit);
    }

    /** The same for a number that was given with another option of that name. */
    public static int most(int limit) {
        if (limit < 0) {
            throw ExitCode.USAGE.failure("--limit %d: give a number from 1, or 0 for all", limit);
        }
        return limit == 0 ? Integer.MAX_VALUE : limit;
    }
}
