package dev.assay.night;

import dev.assay.store.run.RangeStore;
import java.util.List;
import java.util.function.IntFunction;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * The processing of one range: a chunk-oriented step, built for the range that the execution is named after. It needs
 * nothing but the name, because a process may die after Batch has stored an execution and before it stores its context.
 */
final class RangeStep implements Step {
    private static final String RANGE = "range";

    private final IntFunction<Step> stepFor;

    RangeStep(IntFunction<Step> stepFor) {
        this.stepFor = stepFor;
    }

    @Override
    public String getName() {
        return RANGE;
    }

    @Override
    public void execute(StepExecution execution) throws JobInterruptedException {
        String name = execution.getStepName();
        int number = Integer.parseInt(name.substring(name.lastIndexOf(RANGE) + RANGE.length()));
        stepFor.apply(number).execute(execution);
    }

    /** The name of a range's execution, the same each time the run is resumed. */
    static String name(RangeStore.Range range) {
        return "%s%02d".formatted(RANGE, range.number());
    }

    static boolean allFinished(List<RangeStore.Range> ranges) {
        return ranges.stream().allMatch(RangeStore.Range::finished);
    }
}
