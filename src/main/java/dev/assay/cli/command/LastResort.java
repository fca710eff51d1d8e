package dev.assay.cli.command;

import dev.assay.operation.LeaseLost;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process that has lost the lease and does not come to its end by itself: a thread may wait for a database that
 * is silent for as long as the driver lets it.
 */
final class LastResort {
    private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private volatile boolean cancelled;

    /** Gives the process a while, then ends it with the code for the reason. */
    void against(LeaseLost why) {
        Thread thread = new Thread(() -> end(why), "assay-last-resort");
        thread.setDaemon(true);
        thread.start();
    }

    /** It has come to its end by itself. */
    void cancel() {
        cancelled = true;
    }

    private void end(LeaseLost why) {
        try {
            Thread.sleep(GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!cancelled) {
            ExitCode code = CommandErrors.code(why);
            LOG.error("exit {}, as it has not ended by itself within {}", code.code(), GRACE, why);
            System.err.println("assay: " + CommandErrors.message(why, code));
            Runtime.getRuntime().halt(code.code());
        }
    }
}
