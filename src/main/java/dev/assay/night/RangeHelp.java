package dev.assay.night;

import dev.assay.assessment.FullEvaluation;
import dev.assay.assessment.Programme;
import dev.assay.intake.DeliveryRules;
import dev.assay.lease.Lease;
import dev.assay.operation.Failures;
import dev.assay.operation.LeaseLost;
import dev.assay.operation.Progress;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.store.run.Run;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.transaction.PlatformTransactionManager;

/** What a worker does for one run: processes ranges with the steps that the night itself would use. */
final class RangeHelp implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RangeHelp.class);

    private final RunDesk desk;
    private final Run run;
    private final LoadedRulebooks books;
    private final Lease lease;
    private final JobRepository repository;
    private final PlatformTransactionManager transactions;
    private final Consumer<String> says;
    private @Nullable NightWork work;

    /** @param says is told what is done, a line for each range */
    RangeHelp(
            RunDesk desk,
            Run run,
            LoadedRulebooks books,
            Lease lease,
            JobRepository repository,
            PlatformTransactionManager transactions,
            Consumer<String> says) {
        this.desk = desk;
        this.run = run;
        this.books = books;
        this.lease = lease;
        this.repository = repository;
        this.transactions = transactions;
        this.says = says;
    }

    /**
     * Processes a range from where it is. May be called by several threads.
     *
     * @param executionId Spring Batch's execution of the range
     * @return false if this process was asked to stop, and another one should continue
     */
    boolean process(int range, long executionId) {
        try {
            StepExecution execution = repository.getStepExecution(executionId);
            if (execution == null || RangeStep.number(execution) != range) {
                LOG.warn("execution {} is none of range {}; the message is ignored", executionId, range);
                return true;
            }
            RangeStep.of(work(), repository, transactions).execute(execution);
            tell(range, execution.getStatus() == BatchStatus.COMPLETED, execution.getFailureExceptions());
        } catch (JobInterruptedException | RuntimeException e) {
            tell(range, false, List.of(e));
        }
        return !lease.stopRequested();
    }

    private void tell(int number, boolean finished, List<Throwable> failures) {
        String name = "run %d, range %02d: ".formatted(run.runId(), number);
        if (finished) {
            says.accept(name + "finished");
        } else if (lease.stopRequested() || failures.isEmpty()) {
            says.accept(name + "left at the end of a page");
        } else {
            Throwable failure = Failures.mostSpecific(failures);
            if (Failures.find(failure, LeaseLost.class) != null) {
                says.accept(name + "left, as another start of the night has taken over");
                return;
            }
            LOG.warn("range {} is left unfinished", number, failure);
            says.accept(name + "left unfinished: " + Failures.message(failure));
        }
    }

    /** Only when a message has arrived it is determined what the run evaluates. */
    private synchronized NightWork work() {
        NightWork prepared = work;
        if (prepared == null) {
            Settings settings = desk.settings();
            Run current = desk.database().runs().find(run.runId()).orElseThrow();
            Programme programme = settings.programme(books.rulebooks());
            Night night = new Night(
                    current,
                    settings.inbox(),
                    programme,
                    desk.evaluators().apply(programme),
                    desk.database().runs().publishedNights(),
                    Boolean.TRUE.equals(current.full()) ? FullEvaluation.ASKED_FOR : null,
                    lease,
                    Progress.NONE);
            prepared = new NightWork(
                    night,
                    desk.database(),
                    settings,
                    DeliveryRules.of(settings, books.rulebooks(), desk.clock().instant()),
                    null,
                    settings.remote().ranges());
            work = prepared;
        }
        return prepared;
    }

    @Override
    public synchronized void close() {
        NightWork prepared = work;
        if (prepared != null) {
            prepared.close();
        }
    }
}
