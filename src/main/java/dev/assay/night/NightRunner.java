package dev.assay.night;

import dev.assay.operation.Failures;
import dev.assay.operation.LeaseLost;
import dev.assay.operation.NightRefused;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import dev.assay.store.sql.DatabaseError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs a night to its end. A transient database error costs a chunk, not the night: the job is restarted and resumes
 * where it was. The state of the run, not that of the Spring Batch execution, decides how the night ended.
 */
final class NightRunner {
    private static final Logger LOG = LoggerFactory.getLogger(NightRunner.class);

    private final NightJob jobs;
    private final JobOperator operator;
    private final StaleExecutions stale;
    private final TransactionOperations transactions;
    private final RunStore runs;
    private final int attempts;

    NightRunner(
            NightJob jobs,
            JobOperator operator,
            JobRepository repository,
            TransactionOperations transactions,
            RunStore runs,
            int attempts) {
        this.jobs = jobs;
        this.operator = operator;
        this.stale = new StaleExecutions(repository);
        this.transactions = transactions;
        this.runs = runs;
        this.attempts = attempts;
    }

    /** Runs the night; the caller holds the lease. */
    NightOutcome run(Night night, boolean resumed) {
        try (NightWork work = jobs.work(night)) {
            return run(night, resumed, jobs.of(night, work));
        }
    }

    private NightOutcome run(Night night, boolean resumed, Job job) {
        for (int attempt = 1; ; attempt++) {
            Throwable failure = start(night, job);
            Optional<Run> settled = settled(night, failure);
            if (settled.isPresent()) {
                return new NightOutcome(kind(settled.get()), settled.get(), resumed);
            }
            if (night.lease().stopRequested()) {
                return ended(night, RunStatus.STOPPED, null, resumed);
            }
            if (failure == null) {
                throw new IllegalStateException(
                        "run %d ended without a result".formatted(night.run().runId()));
            }
            LOG.error(
                    "attempt {} of {} to run {} failed",
                    attempt,
                    attempts,
                    night.run().runId(),
                    failure);
            if (attempt >= attempts || !DatabaseError.passes(failure)) {
                return failed(night, failure, resumed);
            }
            pause(attempt);
        }
    }

    private @Nullable Throwable start(Night night, Job job) {
        JobParameters parameters = parameters(night.run());
        try {
            // an execution that looks stale may belong to a successor
            night.lease().verify();
            stale.failStale(NightJob.NAME, parameters);
            List<Throwable> failures = operator.start(job, parameters).getAllFailureExceptions();
            return failures.isEmpty() ? null : Failures.mostSpecific(failures);
        } catch (JobExecutionException | RuntimeException e) {
            return e;
        }
    }

    /**
     * The run, if it has reached a final state, even if the job has failed since.
     *
     * @throws LeaseLost if the lease is lost: the run then belongs to its new holder
     */
    private Optional<Run> settled(Night night, @Nullable Throwable failure) {
        try {
            night.lease().verify();
            return runs.find(night.run().runId())
                    .filter(run -> run.status() == RunStatus.PUBLISHED || run.status() == RunStatus.HELD);
        } catch (LeaseLost e) {
            throw e;
        } catch (RuntimeException e) {
            if (failure == null) {
                throw e;
            }
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    private static NightOutcome.Kind kind(Run run) {
        return run.status() == RunStatus.HELD ? NightOutcome.Kind.HELD : NightOutcome.Kind.PUBLISHED;
    }

    private NightOutcome failed(Night night, Throwable failure, boolean resumed) {
        NightRefused refusal = Failures.find(failure, NightRefused.class);
        String message = Failures.message(refusal == null ? failure : refusal);
        try {
            NightOutcome outcome = ended(night, RunStatus.FAILED, message, resumed);
            if (refusal != null) {
                throw refusal;
            }
            if (DatabaseError.of(failure).orElse(null) == DatabaseError.UNREACHABLE) {
                throw new NightRefused(NightRefused.Because.UNREACHABLE, message, failure);
            }
            return outcome;
        } catch (DataAccessException | TransactionException e) {
            e.addSuppressed(failure);
            throw e;
        }
    }

    private NightOutcome ended(Night night, RunStatus status, @Nullable String message, boolean resumed) {
        transactions.executeWithoutResult(transaction -> {
            night.lease().fence();
            runs.end(night.run().runId(), status, message);
        });
        Run run = runs.find(night.run().runId()).orElseThrow();
        NightOutcome.Kind kind = status == RunStatus.STOPPED ? NightOutcome.Kind.STOPPED : NightOutcome.Kind.FAILED;
        return new NightOutcome(kind, run, resumed);
    }

    private static JobParameters parameters(Run run) {
        return new JobParametersBuilder()
                .addLocalDate("businessDate", run.businessDate())
                .addLong("attempt", (long) run.attempt())
                .addLong("runId", run.runId(), false)
                .toJobParameters();
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(500L * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
