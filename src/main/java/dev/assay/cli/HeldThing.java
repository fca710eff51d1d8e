package dev.assay.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is held: a run or a delivery, exactly one. */
final class HeldThing {
    @Option(names = "--run", paramLabel = "N", required = true, description = "A run, by its number.")
    private @Nullable Long run;

    @Option(names = "--delivery", paramLabel = "N", required = true, description = "A delivery, by its number.")
    private @Nullable Long delivery;

    @Nullable
    Long run() {
        return run;
    }

    @Nullable
    Long delivery() {
        return delivery;
    }
}
