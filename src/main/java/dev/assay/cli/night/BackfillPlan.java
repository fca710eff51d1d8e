package dev.assay.cli.night;

import dev.assay.cli.command.Suggestion;
import dev.assay.cli.output.Screen;
import dev.assay.night.NightDate;
import dev.assay.night.NightDate.State;
import dev.assay.store.run.Run;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a backfill is going to do with each date of its range, and why.
 *
 * @param dates all of the range, in order
 * @param heldRuns those of any date
 * @param published the last published run of any date; null if nothing is published
 */
record BackfillPlan(List<NightDate> dates, List<Run> heldRuns, @Nullable Run published) {
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

    /** True if nights are missing in a range that ends before the last published one. */
    boolean comesTooLate() {
        return published != null
                && last().isBefore(published.businessDate())
                && dates.stream().anyMatch(night -> night.state() == State.PASSED);
    }

    String tooLate() {
        return "a later night than %s is published, and nights go forward only; '%s' shows what it would have been"
                .formatted(last(), Suggestion.of("preview --date %s", last()));
    }

    void print(Screen screen) {
        screen.line("%d of %d nights to run", toRun().size(), dates.size());
        dates.forEach(night -> screen.line("  %s  %s", night.date(), why(night)));
        if (held() != null) {
            screen.line("nothing is run until what is held is released or discarded; run the same command then");
        } else if (!toRun().isEmpty()) {
            heldRuns.forEach(run -> screen.line(
                    "the held run %d of %s is discarded when the first of these is published",
                    run.runId(), run.businessDate()));
        }
    }

    private static String why(NightDate night) {
        Run run = night.run();
        if (run == null) {
            return night.state() == State.PASSED
                    ? "cannot be run any more, a later night is published"
                    : "missing, to run";
        }
        return switch (night.state()) {
            case PUBLISHED -> "published already, by run %d".formatted(run.runId());
            case HELD ->
                "held (%s): %s, or: %s"
                        .formatted(
                                run.heldBecause(),
                                Suggestion.of("release --run %d", run.runId()),
                                Suggestion.of("discard --run %d", run.runId()));
            default ->
                "to resume, run %d is %s%s"
                        .formatted(run.runId(), run.status(), run.failure() == null ? "" : " (" + run.failure() + ")");
        };
    }

    private LocalDate last() {
        return dates.get(dates.size() - 1).date();
    }
}
