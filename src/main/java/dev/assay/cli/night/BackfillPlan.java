package dev.assay.cli.night;

import dev.assay.night.NightDate;
import dev.assay.night.NightDate.State;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill is going to do with each date of its range, and why.
 *
 * @param dates all of the range, in order
 * @param heldRuns those of any date
 */
record BackfillPlan(List<NightDate> dates, List<Run> heldRuns) {
    /** The nights to run, in order. */
    List<NightDate> toRun() {
        return dates.stream()
                .filter(night -> night.state() == State.MISSING || night.state() == State.UNFINISHED)
                .toList();
    }

    /** The first date that waits for an operator; null if none does. Nothing is run before that is settled. */
    @Nullable
    NightDate held() {
        return dates.stream()
                .filter(night -> night.state() == State.HELD)
                .findFirst()
                .orElse(null);
    }

    /** True if the whole range came too late. */
    boolean allPassed() {
        return dates.stream().allMatch(night -> night.state() == State.PASSED);
    }

    String tooLate() {
        return "a later night than %s is published, and nights go forward only; 'assay preview --date %s' shows what it would have said"
                .formatted(last(), last());
    }

    void print(PrintWriter out) {
        out.printf("%d of %d nights to run%n", toRun().size(), dates.size());
        dates.forEach(night -> out.printf("  %s  %s%n", night.date(), why(night)));
        NightDate held = held();
        if (held != null) {
            out.println("nothing is run until what is held is settled; the same command then goes on");
        } else if (!toRun().isEmpty()) {
            heldRuns.forEach(run -> out.printf(
                    "the held run %d of %s is discarded when the first of these is published%n",
                    run.runId(), run.businessDate()));
        }
    }

    private static String why(NightDate night) {
        Run run = night.run();
        if (run == null) {
            return night.state() == State.PASSED
                    ? "can not be run any more, a later night is published"
                    : "missing, to run";
        }
        return switch (night.state()) {
            case PUBLISHED -> "published already, by run %d".formatted(run.runId());
            case HELD ->
                "held (%s): assay release --run %2$d, or: assay discard --run %2$d"
                        .formatted(run.heldBecause(), run.runId());
            default ->
                "to resume, run %d is %s%s"
                        .formatted(run.runId(), run.status(), run.failure() == null ? "" : " (" + run.failure() + ")");
        };
    }

    private LocalDate last() {
        return dates.get(dates.size() - 1).date();
    }
}
