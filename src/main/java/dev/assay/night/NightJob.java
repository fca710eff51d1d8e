package dev.assay.night;

import dev.assay.intake.DeliveryRules;
import dev.assay.operation.LogContext;
import dev.assay.operation.Settings;
import dev.assay.remote.LocalRanges;
import dev.assay.remote.RangeMessage;
import dev.assay.remote.RemoteRanges;
import dev.assay.store.Database;
import dev.assay.store.run.RangeStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.builder.SimpleJobBuilder;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.partition.PartitionHandler;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.PartitionStepBuilder;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/**
 * The Spring Batch job of one night, from the inbox to the publication. Every step resumes where it was when the job is
 * restarted, because all positions are stored in tables and move in the transaction of the work.
 */
final class NightJob {
    /** The name of the job in Spring Batch. */
    static final String NAME = "night";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Database database;
    private final Settings settings;
    private final RunEvents events;
    private final InstantSource clock;

    NightJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Database database,
            Settings settings,
            RunEvents events,
            InstantSource clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.database = database;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    /** The work of the steps; to be closed with the job. */
    NightWork work(Night night) {
        int threads = settings.work().partitionsHere();
        return new NightWork(
                night,
                database,
                settings,
                DeliveryRules.of(settings, night.programme().rulebooks(), clock.instant()),
                null,
                settings.remote().on() ? settings.remote().ranges() : 2 * threads);
    }

    /** Builds the job: one step for each part of the night. */
    Job of(Night night, NightWork work) {
        SimpleJobBuilder job = null;
        for (NightPart part : NightPart.values()) {
            Step step = part == NightPart.EVALUATION ? evaluation(night, work) : tasklet(part, night, work);
            job = job == null ? new JobBuilder(NAME, repository).start(step) : job.next(step);
        }
        return Objects.requireNonNull(job).build();
    }

    private Step evaluation(Night night, NightWork work) {
        int threads = settings.work().partitionsHere();
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("assay-range-");
        executor.setConcurrencyLimit(threads);
        executor.setTaskDecorator(LogContext::carriedInto);
        Step range = RangeStep.of(work, repository, transactions);
        PartitionStepBuilder step = new StepBuilder(NightPart.EVALUATION.step(), repository)
                .listener(new StepAnnouncement(night, events))
                .partitioner(range.getName(), size -> contexts(work.ranges()));
        return settings.remote().on()
                ? step.partitionHandler(remote(night, work, range, executor)).build()
                : step.step(range).gridSize(threads).taskExecutor(executor).build();
    }

    private static Map<String, ExecutionContext> contexts(List<RangeStore.Range> ranges) {
        return ranges.stream().collect(Collectors.toMap(RangeStep::name, range -> new ExecutionContext()));
    }

    /** Loads the classes that speak to a broker. */
    private PartitionHandler remote(Night night, NightWork work, Step range, TaskExecutor executor) {
        long run = night.run().runId();
        long token = night.lease().token();
        return new RemoteRanges(
                settings.remote(),
                night.lease(),
                execution -> new RangeMessage(run, RangeStep.number(execution), execution.getId(), token),
                work::ranges,
                new LocalRanges(repository, range, executor, RangeStep::number),
                events::alone);
    }

    private Step tasklet(NightPart part, Night night, NightWork work) {
        return new StepBuilder(part.step(), repository)
                .tasklet(
                        (contribution, context) -> work.next(part) ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED,
                        transactions)
                .transactionAttribute(new PartTransaction(part))
                .listener(new StepAnnouncement(night, events))
                .build();
    }

    /** Any failure rolls back, as Spring Batch has it. */
    private static final class PartTransaction extends DefaultTransactionAttribute {
        private static final long serialVersionUID = 1L;

        PartTransaction(NightPart part) {
            if (part == NightPart.WAITING) {
                // at MySQL's default level an INSERT ... SELECT locks each fact that it reads
                setIsolationLevel(ISOLATION_READ_COMMITTED);
            }
        }

        @Override
        public boolean rollbackOn(Throwable failure) {
            return true;
        }
    }

    /** Logs when a step begins, and how long it took. */
    private static final class StepAnnouncement implements StepExecutionListener {
        private final Night night;
        private final RunEvents events;
        private long beganAt;

        StepAnnouncement(Night night, RunEvents events) {
            this.night = night;
            this.events = events;
        }

        @Override
        public void beforeStep(StepExecution execution) {
            night.progress().step(execution.getStepName());
            beganAt = System.nanoTime();
            events.stepBegun(execution.getStepName());
        }

        @Override
        public @Nullable ExitStatus afterStep(StepExecution execution) {
            night.progress().ended();
            // a monotonic clock, unaffected by changes of the wall clock
            Duration took = Duration.ofNanos(System.nanoTime() - beganAt);
            events.stepEnded(
                    night.run(), execution.getStepName(), execution.getStatus().name(), took);
            return null;
        }
    }
}
