package dev.assay.cli.command;

import dev.assay.cli.progress.TerminalProgress;
import dev.assay.operation.Progress;
import picocli.CommandLine.Option;

/** Whether progress is shown. */
public final class ProgressOption {
    @Option(
            names = {"-q", "--quiet"},
            description = "Do not show progress.")
    private boolean quiet;

    /** Shows progress on standard error, or nothing at all. */
    public Progress get() {
        return TerminalProgress.unless(quiet);
    }
}
