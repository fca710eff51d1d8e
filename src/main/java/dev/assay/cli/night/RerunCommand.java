package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rerun",
        description = {
            "Runs the last published date, or one with a held run, once more: with the same facts and what has come since.",
            "Only what differs is notified."
        },
        footer = "  assay rerun --date 2026-11-22 --reason \"achievements came late\"")
@Exits({
    ExitCode.HELD,
    ExitCode.STOPPED,
    ExitCode.FAILED,
    ExitCode.DELIVERY_PROBLEM,
    ExitCode.INPUT_REFUSED,
    ExitCode.UNREACHABLE,
    ExitCode.BUSY,
    ExitCode.CONFIGURATION
})
public final class RerunCommand extends Subcommand {
    @Option(names = "--date", paramLabel = "D", required = true, description = "Business date, such as 2026-11-22.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why the date is run again; it is stored with the run.")
    private String reason = "";

    @Mixin
    private NightOptions options = new NightOptions();

    @Override
    protected ExitCode run() {
        if (reason.isBlank()) {
            throw usage("--reason is empty; say why the date is run again");
        }
        try (Session session = Session.forNights()) {
            return session.watched(() -> new NightSummary(session, screen(), options, options.inbox(session.settings()))
                    .print(session.nights().rerun(options.order(date, session.settings(), reason))));
        }
    }
}
