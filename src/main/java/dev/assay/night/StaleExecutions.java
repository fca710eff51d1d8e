package dev.assay.night;

import java.time.LocalDateTime;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Marks Spring Batch executions that died processes or lost connections left open (started, unknown or never started)
 * as failed, because Batch refuses to restart them. This is safe: all positions are stored in Assay's own tables and
 * move in the transaction of the work. Call only while holding the lease.
 */
final class StaleExecutions {
    private static final Logger LOG = LoggerFactory.getLogger(StaleExecutions.class);

    private final JobRepository repository;

    StaleExecutions(JobRepository repository) {
        this.repository = repository;
    }

    /** Makes the newest execution of the job restartable. */
    void failStale(String job, JobParameters parameters) {
        JobInstance instance = repository.getJobInstance(job, parameters);
        if (instance == null) {
            return;
        }
        JobExecution last = repository.getLastJobExecution(instance);
        if (last == null) {
            repository.deleteJobInstance(instance);
            return;
        }
        for (StepExecution step : List.copyOf(last.getStepExecutions())) {
            if (stale(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED);
                step.setEndTime(lastSign(last));
                repository.update(step);
            }
        }
        if (stale(last.getStatus())) {
            LOG.info("execution {} was left in state {}", last.getId(), last.getStatus());
            last.setStatus(BatchStatus.FAILED);
            last.setExitStatus(ExitStatus.FAILED);
            last.setEndTime(lastSign(last));
            repository.update(last);
        }
    }

    private static boolean stale(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    private static LocalDateTime lastSign(JobExecution execution) {
        LocalDateTime updated = execution.getLastUpdated();
        return updated == null ? execution.getCreateTime() : updated;
    }
}
