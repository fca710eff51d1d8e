package dev.assay.cli.answer;

import static dev.assay.report.Wording.count;
import static dev.assay.report.Wording.duration;
import static dev.assay.report.Wording.rate;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.LimitOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.output.Screen;
import dev.assay.cli.output.Table;
import dev.assay.store.history.RunFigures;
import dev.assay.store.run.Run;
import dev.assay.store.run.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "history",
        description = {
            "Shows the last runs, the newest first: how each ended, how long its steps took, rows and rates, what changed,"
                    + " and why it was held, failed or was run again.",
            "'took' is the sum of the steps, however often the run was resumed; a step that was killed counts up to its"
                    + " last sign of life."
        },
        footer = "  assay history --limit 30")
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class HistoryCommand extends Subcommand {
    private static final int INDENT = 6;

    @Mixin
    private LimitOption limit = new LimitOption(10);

    @Option(names = "--last", paramLabel = "N", hidden = true, description = "The same as --limit.")
    void last(int last) {
        limit.set(last);
    }

    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    protected ExitCode run() {
        int most = limit.most();
        try (Session session = Session.forAnswers()) {
            List<RunFigures> runs =
                    session.inTransaction(() -> session.database().history().newest(most));
            if (json.wanted()) {
                screen().json(runs.stream().map(RunJson.Figures::of).toList());
            } else {
                print(screen(), runs);
            }
            return ExitCode.DONE;
        }
    }

    /** A table of runs, and below it a line or two for each run of which there is more to say. */
    static void print(Screen screen, List<RunFigures> runs) {
        if (runs.isEmpty()) {
            screen.line("no run yet");
            return;
        }
        Table table = new Table(">run", "date", ">att", "status", ">took", ">changed", ">notified", ">risks");
        runs.forEach(figures -> row(table, figures));
        screen.table(0, table);
        for (RunFigures figures : runs) {
            List<String> more = more(figures);
            if (!more.isEmpty()) {
                screen.line("run %d", figures.run().runId());
                more.forEach(text -> screen.paragraph(INDENT, text));
            }
        }
    }

    private static void row(Table table, RunFigures figures) {
        Run run = figures.run();
        table.row(
                run.runId(),
                run.businessDate(),
                run.attempt(),
                run.status(),
                duration(figures.took()),
                count(run.standingsChanged()),
                count(run.notifications()),
                count(figures.openRisks()));
    }

    private static List<String> more(RunFigures figures) {
        Run run = figures.run();
        List<String> more = new ArrayList<>();
        String steps = figures.steps().stream()
                .filter(step -> step.took().compareTo(Duration.ofMillis(50)) >= 0)
                .map(step -> step.name() + " " + duration(step.took()))
                .collect(Collectors.joining(", "));
        if (!steps.isEmpty()) {
            more.add(steps);
        }
        if (figures.intake().deliveries() > 0) {
            more.add("%s rows%s, %s rejected"
                    .formatted(
                            count(figures.intake().read()),
                            perSecond(figures.rowsPerSecond()),
                            count(figures.intake().rejected())));
        }
        if (run.partnersEvaluated() > 0) {
            more.add("%s partners%s".formatted(count(run.partnersEvaluated()), perSecond(figures.partnersPerSecond())));
        }
        if (run.heldBecause() != null) {
            more.add((run.status() == RunStatus.HELD ? "held: " : "was held: ") + run.heldBecause());
        }
        if (run.failure() != null) {
            more.add("failed: " + run.failure());
        }
        if (run.reason() != null) {
            more.add("run again because: " + run.reason());
        }
        return more;
    }

    private static String perSecond(@Nullable Double rate) {
        return rate == null ? "" : " (%s/s)".formatted(rate(rate));
    }
}
