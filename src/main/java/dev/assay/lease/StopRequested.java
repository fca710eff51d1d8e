package dev.assay.lease;

import org.springframework.batch.core.job.JobInterruptedException;

/** Somebody has asked the night to stop; what was done until then stays, and the night can be resumed. */
public final class StopRequested extends JobInterruptedException {
    private static final long serialVersionUID = 1L;

    StopRequested() {
        super("stopped on request, at the end of a chunk");
    }
}
