package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.store.history.RunFigures;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;

@Command(
        name = "history",
        description = {
            "Shows the last runs, the newest first: how each ended, how long its steps took, rows and rates, what changed,"
                    + " and why it was held, failed or done again.",
            "A step that was killed counts up to its last sign of life."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay history --last 30",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration"
        })
public final class HistoryCommand implements Callable<Integer> {
    private static final int MOST = 1000;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many runs (default: ${DEFAULT-VALUE}).")
    private int last;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (last < 1 || last > MOST) {
            throw new ParameterException(
                    spec.commandLine(), "--last %d: say a number from 1 to %d".formatted(last, MOST));
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            List<RunFigures> runs =
                    session.inTransaction(() -> session.database().history().newest(last));
            if (json) {
                ArrayNode array = RunJson.JSON.createArrayNode();
                runs.forEach(run -> array.add(RunJson.figures(run)));
                out.println(RunJson.JSON.writeValueAsString(array));
            } else {
                new HistoryText(out).print(runs);
            }
            return ExitCode.DONE.code();
        }
    }
}
