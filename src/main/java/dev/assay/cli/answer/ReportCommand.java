package dev.assay.cli.answer;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.RulebookLoading;
import dev.assay.cli.command.Session;
import dev.assay.operation.Settings;
import dev.assay.report.RunReport;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = {
            "Writes a run as one HTML page that needs nothing besides itself: what changed, who is at risk, why, levels,"
                    + " overrides, deliveries, times, and how it compares with the nights before.",
            "What a held run would publish is shown too; of one that did not get to its end, what there is."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay report --run 17 --out /srv/www/assay/17.html",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage, no such run, or no such folder",
            "65:no or a bad rulebook",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration, or the file cannot be written"
        })
public final class ReportCommand implements Callable<Integer> {
    private static final int RISKS = 2000;
    private static final int ROWS = 500;
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to; - is standard output (default: report-run-N.html in the current folder).")
    private @Nullable Path out;

    @Option(names = "--rulebooks", paramLabel = "DIR", description = "Default: the setting assay.rulebooks.")
    private @Nullable Path rulebooks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class Which {
        @Option(names = "--run", paramLabel = "N", required = true, description = "A run, by its number.")
        private @Nullable Long run;

        @Option(names = "--latest", required = true, description = "The newest run, whatever has become of it.")
        private boolean latest;
    }

    @Override
    public Integer call() {
        PrintWriter terminal = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            Database database = session.database();
            Run run = run(database);
            Path place = out == null ? Path.of("report-run-%d.html".formatted(run.runId())) : out;
            ReportFile file = place.equals(STANDARD_OUTPUT) ? null : ReportFile.at(place);
            Settings settings = session.settings();
            Rulebooks books = RulebookLoading.all(rulebooks == null ? settings.rulebooks() : rulebooks)
                    .rulebooks();
            String html = RunReport.html(
                    session.inTransaction(() -> new RunReport(database, settings, books, RISKS, ROWS).page(run)));
            if (file == null) {
                terminal.print(html);
                terminal.flush();
            } else {
                terminal.printf("run %d: %s%n", run.runId(), file.write(html));
            }
            return ExitCode.DONE.code();
        }
    }

    private Run run(Database database) {
        List<Run> newest = database.runs().newest(1);
        if (newest.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "there is no run yet; 'assay nightly' makes one");
        }
        Long number = which.run;
        if (number == null) {
            return newest.get(0);
        }
        return database.runs()
                .find(number)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "there is no run %d; the newest is %d, 'assay history' shows the last ones"
                                .formatted(number, newest.get(0).runId())));
    }
}
