package dev.assay.store.history;

import dev.assay.store.run.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask about a run.
 *
 * @param steps in the order in which they were first begun; empty once Spring Batch's records of the run are gone
 * @param intake what its deliveries brought
 * @param openRisks as of the run: what readers saw when it was published, or would see; of a run that did not get so
 *     far, what they saw meanwhile
 * @param rose competencies whose effective level it raises; null for the first night of all, when everything is new,
 *     and for a run that did not get so far
 * @param fell likewise lowers
 */
public record RunFigures(
        Run run, List<StepTime> steps, Intake intake, long openRisks, @Nullable Long rose, @Nullable Long fell) {
    /**
     * How long a step took, all executions of a resumed run together. Of one that was killed, only the time up to the
     * last sign of it counts.
     */
    public record StepTime(String name, Duration took) {}

    /** All deliveries that a run has handled, and the sums of their rows. */
    public record Intake(long deliveries, long read, long applied, long rejected) {
        static final Intake NOTHING = new Intake(0, 0, 0, 0);
    }

    public RunFigures {
        steps = List.copyOf(steps);
    }

    /**
     * The time it was worked on: not the nights on which it lay stopped or held. Once the steps are gone, from its start
     * to its end, if that is the same; else null.
     */
    public @Nullable Duration took() {
        if (!steps.isEmpty()) {
            return steps.stream().map(StepTime::took).reduce(Duration.ZERO, Duration::plus);
        }
        boolean lay = run.endedAt() == null || run.heldBecause() != null;
        return lay ? null : Duration.between(run.startedAt(), run.endedAt());
    }

    /** Rows of deliveries read per second; null if there were none or the time is not known. */
    public @Nullable Double rowsPerSecond() {
        return rate(intake.read(), "deliveries");
    }

    /** Partners evaluated per second, those that failed included; null as above. */
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
