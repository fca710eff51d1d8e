package dev.assay.operation;

import java.time.Duration;

/** This process does not have the lease any more, and must not write. */
public final class LeaseLost extends NightRefused {
    private static final long serialVersionUID = 1L;

    private LeaseLost(Because because, String message) {
        super(because, message);
    }

    /** Another process has it. */
    public static LeaseLost taken() {
        return new LeaseLost(
                Because.BUSY,
                "another process has taken over: this one was not heard of for longer than assay.lease.duration");
    }

    /** For so long no heartbeat has reached the database, so that another process may take over. */
    public static LeaseLost silent(Duration duration) {
        return new LeaseLost(
                Because.UNREACHABLE,
                "no heartbeat has reached it for longer than assay.lease.duration (%d s), so another process may take over; run the same command to resume"
                        .formatted(duration.toSeconds()));
    }
}
