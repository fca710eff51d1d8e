package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.cli.progress.TerminalProgress;
import dev.assay.operation.Progress;
import dev.assay.purge.Housekeeping;
import dev.assay.purge.Purge;
import java.io.PrintWriter;
import java.time.Period;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "purge",
        description = {
            "Shows, table by table, what is so old that nobody can need it any more: replaced versions of results, what"
                    + " was never published, the details of old runs, rejected rows. With --yes it is deleted.",
            "Never a notification or a delivery, nor what readers see or a night to come may look at.",
            "On MySQL the account that runs the nights may not delete; run it as assay_keeper (sql/grants.sql)."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  SPRING_DATASOURCE_USERNAME=assay_keeper assay purge --keep P13M --yes",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "4:stopped; the same command goes on",
            "64:usage, or less than 13 months are to be kept",
            "69:database not reachable",
            "75:a night is running",
            "78:configuration, or the account may not delete"
        })
public final class PurgeCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Option(
            names = "--keep",
            paramLabel = "PERIOD",
            required = true,
            description =
                    "What the nights of so long need is kept, as P13M, counted back from the last published date.")
    private Period keep = Period.ZERO;

    @Option(names = "--yes", description = "Delete it. Without this nothing changes.")
    private boolean yes;

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not show how far it is.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Progress progress = TerminalProgress.unless(quiet);
        try (Session session = Session.open()) {
            Housekeeping housekeeping = session.housekeeping();
            Optional<Purge> purge = yes ? housekeeping.purge(keep, progress) : housekeeping.look(keep, progress);
            if (json) {
                out.println(JSON.writeValueAsString(node(purge)));
            } else {
                purge.ifPresentOrElse(
                        done -> print(out, done), () -> out.println("nothing was ever published, so nothing is old"));
            }
            return (purge.isPresent() && purge.get().stopped() ? ExitCode.STOPPED : ExitCode.DONE).code();
        }
    }

    private void print(PrintWriter out, Purge purge) {
        out.printf(
                "The last published night is %s; what the nights since %s need is kept.%n",
                purge.published(), purge.before());
        out.printf("%-30s %12s %12s%n", "table", yes ? "deleted" : "would go", "stays");
        purge.tables().forEach(table -> out.printf("%-30s %12d %12d%n", table.name(), table.goes(), table.stays()));
        if (purge.stopped()) {
            out.println("Stopped on request; the same command goes on.");
        } else if (!yes && purge.goes() > 0) {
            out.printf("Nothing was deleted. To delete it: assay purge --keep %s --yes%n", keep);
        } else if (purge.goes() == 0) {
            out.println("There is nothing to delete.");
        }
    }

    private ObjectNode node(Optional<Purge> purge) {
        ObjectNode node = JSON.createObjectNode().put("deleted", yes);
        node.put("published", purge.map(p -> p.published().toString()).orElse(null));
        node.put("before", purge.map(p -> p.before().toString()).orElse(null));
        node.put("stopped", purge.map(Purge::stopped).orElse(false));
        node.put("rows", purge.map(Purge::goes).orElse(0L));
        ArrayNode tables = node.putArray("tables");
        purge.ifPresent(p -> p.tables().forEach(table -> tables.addObject()
                .put("table", table.name())
                .put("goes", table.goes())
                .put("stays", table.stays())));
        return node;
    }
}
