package dev.assay.night;

import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;

/** Tells which step begins. */
final class StepAnnouncement implements StepExecutionListener {
    private final Progress progress;

    StepAnnouncement(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void beforeStep(StepExecution execution) {
        progress.step(execution.getStepName());
    }
}
