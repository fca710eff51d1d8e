package dev.assay.night;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Logs when a step begins, and how long it took. */
final class StepAnnouncement implements StepExecutionListener {
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
