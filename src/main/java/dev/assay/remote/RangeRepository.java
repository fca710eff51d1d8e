package dev.assay.remote;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;

/**
 * The job repository as Spring Batch's handler polls it. The handler waits for as long as an execution is recorded as
 * running, hence forever for one that a lost worker has left so, and takes one that a worker has recorded as failed or
 * stopped for finished. Here an execution has ended when its range is finished in Assay's own table, and not before.
 */
final class RangeRepository extends ResourcelessJobRepository {
    private final JobExecution job;
    private final Runnable look;

    /** @param look brings the statuses of the job's executions up to date; its errors end the polling */
    RangeRepository(JobExecution job, Runnable look) {
        this.job = job;
        this.look = look;
    }

    @Override
    public JobExecution getJobExecution(long id) {
        look.run();
        return job;
    }
}
