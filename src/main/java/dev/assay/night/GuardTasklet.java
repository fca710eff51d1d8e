package dev.assay.night;

import dev.assay.operation.Settings;
import dev.assay.store.run.RangeStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStore;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Holds the run if too many would fall: it is more likely that a feed is broken than that they have. */
final class GuardTasklet implements Tasklet {
    private final Night night;
    private final Settings.Guard guard;
    private final RunStore runs;
    private final RangeStore ranges;

    GuardTasklet(Night night, Settings.Guard guard, RunStore runs, RangeStore ranges) {
        this.night = night;
        this.guard = guard;
        this.runs = runs;
        this.ranges = ranges;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        guard();
        return RepeatStatus.FINISHED;
    }

    /** Looks at the run, in the current transaction. */
    void guard() {
        Run run = night.run();
        if (!RangeStep.allFinished(ranges.of(run.runId()))) {
            throw new IllegalStateException("not all partners of run %d are evaluated".formatted(run.runId()));
        }
        runs.total(run.runId());
        RangeStore.Count count = ranges.total(run.runId());
        String because = guard.because(count.pairsBefore(), count.pairsFallen());
        if (because != null) {
            runs.hold(run, because);
        }
    }
}
