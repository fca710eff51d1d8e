package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "discard",
        description = "Throws a held run away, or refuses a held snapshot for good.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay discard --run 17",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage, or it is not held",
            "69:database not reachable",
            "75:a night is running",
            "78:configuration"
        })
public final class DiscardCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "1")
    private HeldThing held = new HeldThing();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            held.settle(
                    run -> session.watched(() -> {
                        session.settlement().discard(run);
                        out.printf("run %d is discarded; what readers see has not changed%n", run);
                        return ExitCode.DONE;
                    }),
                    delivery -> {
                        session.settlement().discardDelivery(delivery);
                        out.printf("delivery %d is refused for good%n", delivery);
                    });
            return ExitCode.DONE.code();
        }
    }
}
