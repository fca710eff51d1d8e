package dev.assay.operation;

import java.time.Duration;

/** This process no longer holds the lease, and must not write. */
public final class LeaseLost extends NightRefused {
    private static final long serialVersionUID = 1L;

    private LeaseLost(Because because, String message) {
        super(because, message);
    }

    /** Another process holds it. */
    public static LeaseLost taken() {
        return new LeaseLost(
                Because.BUSY,
                "another process has taken over: this one sent no heartbeat for longer than assay.lease.duration");
    }

    /** No heartbeat has reached the database for that long, so another process may take over. */
    public static LeaseLost silent(Duration duration) {
        return new LeaseLost(
                Because.UNREACHABLE,
                "no heartbeat has reached the database for longer than assay.lease.duration (%d s), so another process may take over; run the same command to resume"
                        .formatted(duration.toSeconds()));
    }
}
