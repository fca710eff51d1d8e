package dev.assay.night;

import dev.assay.assessment.FullEvaluation;
import dev.assay.assessment.Programme;
import dev.assay.lease.Lease;
import dev.assay.operation.Progress;
import dev.assay.store.run.Run;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A night in progress: what its steps need to know.
 *
 * @param run as it was when this process started or resumed it
 * @param forced why every partner is to be evaluated, if that is known in advance; null if not
 * @param published the business dates of the nights that were published when this one began, by run
 */
record Night(
        Run run,
        Path inbox,
        Programme programme,
        PartnerEvaluator evaluator,
        Map<Long, LocalDate> published,
        @Nullable FullEvaluation forced,
        Lease lease,
        Progress progress) {
    LocalDate date() {
        return run.businessDate();
    }
}
