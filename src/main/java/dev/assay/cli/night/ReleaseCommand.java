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
        name = "release",
        description = "Publishes exactly what a held run has prepared, or lets the next night apply a held snapshot.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay release --run 17",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage, or it is not held",
            "69:database not reachable",
            "75:a night is running",
            "78:configuration"
        })
public final class ReleaseCommand implements Callable<Integer> {
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
                        session.settlement().release(run);
                        out.printf("run %d is published%n", run);
                        return ExitCode.DONE;
                    }),
                    delivery -> {
                        session.settlement().releaseDelivery(delivery);
                        out.printf(
                                "delivery %d will be applied by the next night that finds %s and its manifest in the inbox%n",
                                delivery, session.database().deliveries().file(delivery));
                    });
            return ExitCode.DONE.code();
        }
    }
}
