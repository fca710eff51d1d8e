package dev.assay.intake;

import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Takes in what lies in the inbox, a piece of work in each transaction. */
public final class DeliveriesTasklet implements Tasklet {
    private final DeliveryDesk desk;

    public DeliveriesTasklet(DeliveryDesk desk) {
        this.desk = desk;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        return desk.next() ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED;
    }
}
