package dev.assay.store.history;

import dev.assay.store.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a run for operators.
 *
 * @param steps in the order in which they were first started; empty once Spring Batch's records of the run are deleted
 * @param intake totals of its deliveries
 * @param openRisks as of the run: those published with it, or prepared; for a run without results, those published at
 *     the time
 * @param rose competencies whose effective level rises; null for the first night, when everything is new, and for a run
 *     without results
 * @param fell competencies whose effective level falls; null likewise
 */
public record RunFigures(
        Run run, List<StepTime> steps, Intake intake, long openRisks, @Nullable Long rose, @Nullable Long fell) {
    /**
     * The duration of a step, summed over all executions of a resumed run. For an execution that was killed, only the
     * time up to its last update counts.
     */
    public record StepTime(String name, Duration took) {}

    /** The deliveries that a run has processed, and the sums of their rows. */
    public record Intake(long deliveries, long read, long applied, long rejected) {
        static final Intake NOTHING = new Intake(0, 0, 0, 0);
    }

    public RunFigures {
        steps = List.copyOf(steps);
    }

    /**
     * The time during which it was processed, without nights on which it was stopped or held. Once the steps are
     * deleted, the time from its start to its end if it was not interrupted; otherwise null.
     */
    public @Nullable Duration took() {
        if (!steps.isEmpty()) {
            return steps.stream().map(StepTime::took).reduce(Duration.ZERO, Duration::plus);
        }
        boolean lay = run.endedAt() == null || run.heldBecause() != null;
        return lay ? null : Duration.between(run.startedAt(), run.endedAt());
    }

    /** Delivery rows read per second; null if there were none or the time is unknown. */
    public @Nullable Double rowsPerSecond() {
        return rate(intake.read(), "deliveries");
    }

    /** Partners evaluated per second, including failed ones; null likewise. */
    public @Nullable Double partnersPerSecond() {
        return rate(run.partnersEvaluated() + run.partnersFailed(), "evaluation");
    }

    private @Nullable Double rate(long count, String step) {
        Optional<Duration> took = steps.stream()
                .filter(time -> time.name().equals(step))
                .map(StepTime::took)
                .findFirst();
        if (count == 0 || took.isEmpty() || took.get().isZero()) {
            return null;
        }
        return count * 1e9 / took.get().toNanos();
    }
}
