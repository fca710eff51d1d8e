package dev.assay.night;

import dev.assay.store.run.PublicationStore;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;

/** Publishes a run, once. */
final class Publishing {
    private Publishing() {}

    /**
     * In the caller's transaction. A run that is held or published already is left alone: when a connection breaks at
     * the commit nobody knows whether it was done, but the run does.
     */
    static void publish(RunStore runs, PublicationStore publication, long runId) {
        Run run = runs.find(runId).orElseThrow(() -> new IllegalStateException("no run " + runId));
        if (run.status() == RunStatus.RUNNING) {
            publication.publish(run);
        }
    }
}
