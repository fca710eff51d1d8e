package dev.assay.cli.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.assay.store.history.RunFigures;
import dev.assay.store.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run for programs. Times in seconds, rates per second; null where nothing is known. */
record RunJson(
        long runId,
        LocalDate businessDate,
        int attempt,
        String status,
        String rulebook,
        @Nullable Instant startedAt,
        @Nullable Instant publishedAt,
        @Nullable Long firstSeq,
        @Nullable Long lastSeq,
        long partnersEvaluated,
        long partnersFailed,
        long standingsChanged,
        long notifications,
        @Nullable String heldBecause,
        @Nullable String failure) {
    static RunJson of(Run run) {
        return new RunJson(
                run.runId(),
                run.businessDate(),
                run.attempt(),
                run.status().name(),
                run.rulebook(),
                utc(run.startedAt()),
                utc(run.publishedAt()),
                run.firstSeq(),
                run.lastSeq(),
                run.partnersEvaluated(),
                run.partnersFailed(),
                run.standingsChanged(),
                run.notifications(),
                run.heldBecause(),
                run.failure());
    }

    /** The same, and what it took. */
    record Figures(
            @JsonUnwrapped RunJson run,
            @Nullable String reason,
            @Nullable Double tookSeconds,
            long deliveries,
            long rowsRead,
            long rowsApplied,
            long rowsRejected,
            @Nullable Double rowsPerSecond,
            @Nullable Double partnersPerSecond,
            @Nullable Long rose,
            @Nullable Long fell,
            long openRisks,
            List<Step> steps) {
        static Figures of(RunFigures figures) {
            return new Figures(
                    RunJson.of(figures.run()),
                    figures.run().reason(),
                    seconds(figures.took()),
                    figures.intake().deliveries(),
                    figures.intake().read(),
                    figures.intake().applied(),
                    figures.intake().rejected(),
                    figures.rowsPerSecond(),
                    figures.partnersPerSecond(),
                    figures.rose(),
                    figures.fell(),
                    figures.openRisks(),
                    figures.steps().stream()
                            .map(step -> new Step(step.name(), seconds(step.took())))
                            .toList());
        }
    }

    record Step(String name, @Nullable Double seconds) {}

    static @Nullable Instant utc(@Nullable LocalDateTime time) {
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    private static @Nullable Double seconds(@Nullable Duration took) {
        return took == null ? null : took.toMillis() / 1000.0;
    }
}
