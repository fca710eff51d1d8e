package dev.assay.night;

import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import dev.assay.store.run.RunStore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The runs that another one may take the place of: what readers see, and what is held. Never throws. */
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

    /** Remembers which there are now. */
    void look() {
        try {
            seen = Stream.concat(runs.published().stream(), runs.held().stream())
                    .toList();
        } catch (RuntimeException e) {
            forget();
            LOG.debug("which runs there are besides is not known", e);
        }
    }

    /** What readers saw at the last look. */
    Optional<Run> published() {
        return seen.stream().filter(run -> run.status() == RunStatus.PUBLISHED).findFirst();
    }

    /** Those that have become something else since the last look, as they are now. */
    List<Run> changed() {
        return seen.stream().flatMap(before -> changed(before).stream()).toList();
    }

    private Optional<Run> changed(Run before) {
        try {
            return runs.find(before.runId()).filter(now -> now.status() != before.status());
        } catch (RuntimeException e) {
            LOG.debug("what has become of run {} is not known", before.runId(), e);
            return Optional.empty();
        }
    }
}
