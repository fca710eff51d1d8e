package dev.assay.cli.answer;

import dev.assay.store.Database;
import dev.assay.store.history.ReaderStore;
import dev.assay.store.history.RunFigures;
import dev.assay.store.run.LeaseStore;
import dev.assay.store.run.NightFigures.DeliveryLine;
import dev.assay.store.run.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How things are.
 *
 * @param published the run that readers see; null if none
 * @param recent the last runs, the newest first
 * @param held the runs that are held
 * @param pending deliveries that are held or wait for their manifest
 * @param openRisks that readers see
 */
record Status(
        @Nullable Run published,
        List<RunFigures> recent,
        List<Run> held,
        LeaseStore.Holder holder,
        List<DeliveryLine> pending,
        long openRisks,
        List<ReaderStore.Reader> readers) {
    private static final int RECENT = 5;

    static Status of(Database database) {
        return new Status(
                database.runs().published().orElse(null),
                database.history().newest(RECENT),
                database.runs().held(),
                database.leases().holder(),
                database.figures().deliveries(-1),
                database.figures().openRisks(),
                database.readers().all());
    }

    /** The newest run, whatever has become of it; null if there is none. */
    @Nullable
    Run newest() {
        return recent.isEmpty() ? null : recent.get(0).run();
    }
}
