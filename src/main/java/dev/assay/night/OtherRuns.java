package dev.assay.night;

import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs that another run may replace: the published and the held ones. Never throws. */
final class OtherRuns {
    private static final Logger LOG = LoggerFactory.getLogger(OtherRuns.class);

    private final RunStore runs;
    private List<Run> seen = List.of();

    OtherRuns(RunStore runs) {
        this.runs = runs;
    }

    /** Forgets them. */
    void forget() {
        seen = List.of();
    }

    /** Remembers the current ones. */
    void look() {
        try {
            seen = Stream.concat(runs.published().stream(), runs.held().stream())
                    .toList();
        } catch (RuntimeException e) {
            forget();
            LOG.debug("the published and held runs could not be read", e);
        }
    }

    /** The published run at the last look. */
    Optional<Run> published() {
        return seen.stream().filter(run -> run.status() == RunStatus.PUBLISHED).findFirst();
    }

    /** Those whose state has changed since the last look, in their current state. */
    List<Run> changed() {
        return seen.stream().flatMap(before -> changed(before).stream()).toList();
    }

    private Optional<Run> changed(Run before) {
        try {
            return runs.find(before.runId()).filter(now -> now.status() != before.status());
        } catch (RuntimeException e) {
            LOG.debug("the state of run {} could not be read", before.runId(), e);
            return Optional.empty();
        }
    }
}
