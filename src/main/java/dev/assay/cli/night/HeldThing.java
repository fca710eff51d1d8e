package dev.assay.cli.night;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is held: a run or a delivery, exactly one. */
final class HeldThing {
    @Option(names = "--run", paramLabel = "N", required = true, description = "A run, by its number.")
    private @Nullable Long run;

    @Option(names = "--delivery", paramLabel = "N", required = true, description = "A delivery, by its number.")
    private @Nullable Long delivery;

    /** Does what is to be done with the one that was named, which is given by its number. */
    void settle(LongConsumer withRun, LongConsumer withDelivery) {
        if (run != null) {
            withRun.accept(run);
        } else if (delivery != null) {
            withDelivery.accept(delivery);
        }
    }
}
