package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        description = {
            "Shows what readers see, what is held and waits for a decision, whether a night is running, the last runs,"
                    + " and how far the readers have come that keep their cursor in the table reader."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay status --json",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration"
        })
public final class StatusCommand implements Callable<Integer> {
    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            Status status = session.inTransaction(() -> Status.of(session.database()));
            if (json) {
                out.println(StatusJson.write(status));
            } else {
                new StatusText(out).print(status);
            }
            return ExitCode.DONE.code();
        }
    }
}
