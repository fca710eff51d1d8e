package dev.assay.lease;

import org.springframework.batch.core.job.JobInterruptedException;

/** The night was asked to stop; work done so far is kept, and the night can be resumed. */
public final class StopRequested extends JobInterruptedException {
    private static final long serialVersionUID = 1L;

    StopRequested() {
        super("stopped on request, at the end of a chunk");
    }
}
