package dev.assay.cli.answer;

import static dev.assay.report.Wording.count;
import static dev.assay.report.Wording.duration;
import static dev.assay.report.Wording.rate;

import dev.assay.store.history.RunFigures;
import dev.assay.store.history.RunFigures.StepTime;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs as a table that fits 120 columns, with a line or two below each where there is more to say. */
final class HistoryText {
    private static final int WIDTH = 120;
    private static final String INDENT = "      ";
    private static final String COLUMNS = "%5s  %-10s %3s  %-10s %12s %9s %7s %10s %7s %8s %8s %7s %7s%n";

    private final PrintWriter out;

    HistoryText(PrintWriter out) {
        this.out = out;
    }

    void print(List<RunFigures> runs) {
        if (runs.isEmpty()) {
            out.println("no run yet");
            return;
        }
        out.printf(
                COLUMNS,
                "run",
                "date",
                "att",
                "status",
                "took",
                "partners",
                "per s",
                "rows",
                "per s",
                "rejected",
                "changed",
                "told",
                "risks");
        for (RunFigures figures : runs) {
            line(figures);
            steps(figures.steps());
            because(figures.run());
        }
    }

    private void line(RunFigures figures) {
        Run run = figures.run();
        out.printf(
                COLUMNS,
                run.runId(),
                run.businessDate(),
                run.attempt(),
                run.status(),
                duration(figures.took()),
                count(run.partnersEvaluated()),
                rate(figures.partnersPerSecond()),
                count(figures.intake().read()),
                rate(figures.rowsPerSecond()),
                count(figures.intake().rejected()),
                count(run.standingsChanged()),
                count(run.notifications()),
                count(figures.openRisks()));
    }

    /** Those that took no tenth of a second are not worth a word. */
    private void steps(List<StepTime> steps) {
        String line = steps.stream()
                .filter(step -> step.took().compareTo(Duration.ofMillis(50)) >= 0)
                .map(step -> step.name() + " " + duration(step.took()))
                .collect(Collectors.joining(", "));
        if (!line.isEmpty()) {
            wrapped(line);
        }
    }

    private void because(Run run) {
        if (run.heldBecause() != null) {
            wrapped((run.status() == RunStatus.HELD ? "held: " : "was held: ") + run.heldBecause());
        }
        if (run.failure() != null) {
            wrapped("failed: " + run.failure());
        }
        if (run.reason() != null) {
            wrapped("done again because: " + run.reason());
        }
    }

    private void wrapped(String text) {
        lines(text, WIDTH - INDENT.length()).forEach(line -> out.println(INDENT + line));
    }

    /** The text in lines of at most so many characters, broken at blanks where there are any. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (rest.length() > width) {
            int blank = rest.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : rest.offsetByCodePoints(0, rest.codePointCount(0, width));
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
