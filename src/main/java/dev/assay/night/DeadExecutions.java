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
 * What processes or connections that died have left in Spring Batch's records: executions that look alive, whose fate
 * is unknown, or that were never begun. Batch refuses to go on with any of them. As all positions stand in tables of
 * our own and move with the work, each may simply be called failed. Only for who holds the lease.
 */
final class DeadExecutions {
    private static final Logger LOG = LoggerFactory.getLogger(DeadExecutions.class);

    private final JobRepository repository;

    DeadExecutions(JobRepository repository) {
        this.repository = repository;
    }

    /** Makes the newest execution of the job one that can be gone on with. */
    void bury(String job, JobParameters parameters) {
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
            if (undead(step.getStatus())) {
                step.setStatus(BatchStatus.FAILED);
                step.setExitStatus(ExitStatus.FAILED);
                step.setEndTime(lastSign(last));
                repository.update(step);
            }
        }
        if (undead(last.getStatus())) {
            LOG.info("execution {} was left behind as {}", last.getId(), last.getStatus());
            last.setStatus(BatchStatus.FAILED);
            last.setExitStatus(ExitStatus.FAILED);
            last.setEndTime(lastSign(last));
            repository.update(last);
        }
    }

    private static boolean undead(BatchStatus status) {
        return status.isRunning() || status == BatchStatus.UNKNOWN;
    }

    private static LocalDateTime lastSign(JobExecution execution) {
        LocalDateTime updated = execution.getLastUpdated();
        return updated == null ? execution.getCreateTime() : updated;
    }
}
