package dev.assay.night;

import dev.assay.intake.DeliveriesTasklet;
import dev.assay.intake.DeliveryDesk;
import dev.assay.intake.DeliveryRules;
import dev.assay.operation.LogContext;
import dev.assay.operation.Settings;
import dev.assay.store.Database;
import dev.assay.store.fact.DossierReader;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.RunStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The job of one night, from the inbox to the publication. Every step goes on where it was when the job is started
 * again, as all positions stand in tables and move with the work itself.
 */
final class NightJob {
    /** Under this name Spring Batch knows it. */
    static final String NAME = "night";

    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Database database;
    private final Settings settings;
    private final RunStore runs;
    private final RangeStore ranges;
    private final RunEvents events;

    NightJob(
            JobRepository repository,
            PlatformTransactionManager transactions,
            Database database,
            Settings settings,
            RunEvents events) {
        this.repository = repository;
        this.transactions = transactions;
        this.database = database;
        this.settings = settings;
        this.runs = database.runs();
        this.ranges = database.ranges();
        this.events = events;
    }

    /** The job; the desk is closed with the night. */
    Job of(Night night, DeliveryDesk desk) {
        return new JobBuilder(NAME, repository)
                .start(tasklet("deliveries", night, new DeliveriesTasklet(desk)))
                .next(tasklet(
                        "overrides",
                        night,
                        new OverridesTasklet(
                                night, database.overrides(), settings.work().pageSize())))
                .next(tasklet("waiting", night, waiting(night)))
                .next(tasklet("ranges", night, ranges(night)))
                .next(evaluation(night))
                .next(tasklet("guard", night, new GuardTasklet(night, settings.guard(), runs, ranges)))
                .next(tasklet("publication", night, publication(night)))
                .build();
    }

    /** What takes in the deliveries of the night. */
    DeliveryDesk desk(Night night) {
        return new DeliveryDesk(
                database, night.inbox(), night.run().runId(), DeliveryRules.of(settings), night.progress());
    }

    private Step evaluation(Night night) {
        int threads = settings.work().partitionsHere();
        SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor("assay-range-");
        executor.setConcurrencyLimit(threads);
        executor.setTaskDecorator(LogContext::carriedInto);
        long runId = night.run().runId();
        AtomicLong done = new AtomicLong();
        return new StepBuilder("evaluation", repository)
                .listener(new StepAnnouncement(night, events))
                .partitioner("range", size -> {
                    done.set(ranges.total(runId).partners());
                    night.progress().advance(done.get(), ranges.partners());
                    return contexts(ranges.of(runId));
                })
                .step(new RangeStep(number -> range(night, number, done)))
                .gridSize(threads)
                .taskExecutor(executor)
                .build();
    }

    private static Map<String, ExecutionContext> contexts(List<RangeStore.Range> ranges) {
        return ranges.stream().collect(Collectors.toMap(RangeStep::name, range -> new ExecutionContext()));
    }

    private Step range(Night night, int number, AtomicLong done) {
        DossierReader dossiers = database.dossiers(settings.work().factsPerPartner());
        int pageSize = settings.work().pageSize();
        return chunkStep(number)
                .<Page, Page.Judged>chunk(1)
                .transactionManager(transactions)
                .reader(new PageReader(night, number, pageSize, ranges, dossiers, database.published()))
                .processor(new PageProcessor(night))
                .writer(new PageWriter(night, database.standings(), ranges))
                .listener(new PageListener(night.progress(), done, ranges.partners()))
                .build();
    }

    private StepBuilder chunkStep(int number) {
        return new StepBuilder("range" + number, repository);
    }

    private Tasklet waiting(Night night) {
        return (contribution, context) -> {
            Map<String, Long> counts = database.waiting()
                    .count(night.programme().rulebooks().credentialTitles().keySet());
            database.figures().keepWaiting(night.run().runId(), counts);
            return RepeatStatus.FINISHED;
        };
    }

    private Tasklet ranges(Night night) {
        return (contribution, context) -> {
            long partners = ranges.partners();
            long pages = (partners + settings.work().pageSize() - 1)
                    / settings.work().pageSize();
            long wanted = Math.min(2L * settings.work().partitionsHere(), Math.max(pages, 1));
            ranges.divide(night.run().runId(), (int) wanted);
            return RepeatStatus.FINISHED;
        };
    }

    private Tasklet publication(Night night) {
        return (contribution, context) -> {
            Publishing.publish(runs, database.publication(), night.run().runId());
            return RepeatStatus.FINISHED;
        };
    }

    /** Every invocation of the tasklet is one transaction that begins by making sure of the lease. */
    private Step tasklet(String name, Night night, Tasklet tasklet) {
        Tasklet guarded = (contribution, context) -> {
            night.lease().check();
            return tasklet.execute(contribution, context);
        };
        return new StepBuilder(name, repository)
                .tasklet(guarded, transactions)
                .listener(new StepAnnouncement(night, events))
                .build();
    }
}
