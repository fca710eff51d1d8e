package dev.assay.night;

import dev.assay.store.run.RangeStore;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The processing of one range: a chunk-oriented step, built for the range that the execution is named after. It needs
 * nothing but the name, because a process may die after Batch has stored an execution and before it stores its context.
 */
final class RangeStep implements Step {
    private static final String RANGE = "range";

    private final IntFunction<Step> stepFor;

    private RangeStep(IntFunction<Step> stepFor) {
        this.stepFor = stepFor;
    }

    /** Processes the pages of a range in one transaction each. */
    static RangeStep of(NightWork work, JobRepository repository, PlatformTransactionManager transactions) {
        return new RangeStep(number -> {
            NightWork.PageWork range = work.range(number);
            return new StepBuilder(RANGE + number, repository)
                    .<Page, Page.Evaluated>chunk(1)
                    .transactionManager(transactions)
                    .reader(range.reader())
                    .processor(range.processor())
                    .writer(range.writer())
                    .listener(range.listener())
                    .build();
        });
    }

    @Override
    public String getName() {
        return RANGE;
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        stepFor.apply(number(execution)).execute(execution);
    }

    /** The number of the range of an execution. */
    static int number(StepExecution execution) {
        String name = execution.getStepName();
        return Integer.parseInt(name.substring(name.lastIndexOf(RANGE) + RANGE.length()));
    }

    /** The name of a range's execution, the same each time the run is resumed. */
    static String name(RangeStore.Range range) {
        return "%s%02d".formatted(RANGE, range.number());
    }

    static boolean allFinished(List<RangeStore.Range> ranges) {
        return ranges.stream().allMatch(RangeStore.Range::finished);
    }
}
