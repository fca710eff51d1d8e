package dev.assay.night;

import dev.assay.store.run.PublicationStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;

/** Publishes a run, once. */
final class Publishing {
    private Publishing() {}

    /**
     * Runs in the caller's transaction. A run that is already held or published is left unchanged: when a connection
     * breaks at the commit, only the state of the run shows whether it was committed.
     */
    static void publish(RunStore runs, PublicationStore publication, long runId) {
        Run run = runs.find(runId).orElseThrow(() -> new IllegalStateException("no run " + runId));
        if (run.status() == RunStatus.RUNNING) {
            publication.publish(run);
        }
    }
}
