package dev.assay.night;

import dev.assay.facts.AgentOverride;
import dev.assay.store.result.OverrideStandings;
import java.util.List;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says where each override stands, page by page. Begun again it starts over and writes only what is missing. */
final class OverridesTasklet implements Tasklet {
    private final Night night;
    private final OverrideStandings overrides;
    private final int pageSize;
    private String done = "";
    private long pages;
    private long total;

    OverridesTasklet(Night night, OverrideStandings overrides, int pageSize) {
        this.night = night;
        this.overrides = overrides;
        this.pageSize = pageSize;
    }

    @Override
    public RepeatStatus execute(StepContribution contribution, ChunkContext context) {
        return next() ? RepeatStatus.CONTINUABLE : RepeatStatus.FINISHED;
    }

    /** Does the next page, in the current transaction; false if it was the last one. */
    boolean next() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    done = "";
                }
            }
        });
        if (done.isEmpty()) {
            pages = 0;
            total = overrides.facts();
            night.progress().advance(0, total);
        }
        List<AgentOverride> page = overrides.factsAfter(done, pageSize);
        overrides.write(
                night.run().runId(), page, night.date(), night.programme().overrideDuration());
        night.progress().advance(Math.min(total, ++pages * pageSize), total);
        if (page.size() < pageSize) {
            return false;
        }
        done = page.get(page.size() - 1).overrideId();
        return true;
    }
}
