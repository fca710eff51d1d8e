package dev.assay.night;

import dev.assay.assessment.FullEvaluation;
import dev.assay.assessment.Programme;
import dev.assay.lease.HeldLease;
import dev.assay.operation.Progress;
import dev.assay.store.run.Run;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One night under way: what its steps need to know.
 *
 * @param run as it was begun
 * @param forced why every partner is to be evaluated, if that is known beforehand; null if not
 * @param published the dates of the nights whose publication is final, by run, when it began
 */
record Night(
        Run run,
        Path inbox,
        Programme programme,
        Judge judge,
        Map<Long, LocalDate> published,
        @Nullable FullEvaluation forced,
        HeldLease lease,
        Progress progress) {
    LocalDate date() {
        return run.businessDate();
    }
}
