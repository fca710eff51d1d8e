package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.Session;
import dev.assay.night.NightOutcome;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "rerun",
        description = {
            "Does the last published date, or one with a held run, once more: with the same facts and what has come since.",
            "Only what differs is told."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay rerun --date 2026-11-22 --reason \"achievements came late\"",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:published",
            "3:run held, nothing published",
            "4:stopped; the same command goes on",
            "5:failed; the same command goes on",
            "6:published, but a delivery was refused or is held, or something else needs a look",
            "64:the date is neither the last published one nor held",
            "65:no or a bad rulebook, or a mandatory feed is missing",
            "69:database not reachable",
            "75:another night is running",
            "78:configuration"
        })
public final class RerunCommand implements Callable<Integer> {
    @Option(names = "--date", paramLabel = "D", required = true, description = "Business date, as 2026-11-22.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is kept with the run.")
    private String reason = "";

    @Mixin
    private NightOptions options = new NightOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (reason.isBlank()) {
            throw new CommandFailure(ExitCode.USAGE, "--reason is empty; say why the night is done again");
        }
        long began = System.nanoTime();
        PrintWriter out = spec.commandLine().getOut();
        try (Session session = Session.open()) {
            return session.watched(() -> {
                        NightOutcome outcome = session.nights().rerun(options.order(date, session.settings(), reason));
                        return new NightSummary(session.database(), out).print(outcome, System.nanoTime() - began);
                    })
                    .code();
        }
    }
}
