package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import java.time.LocalDate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rerun",
        description = {
            "Runs the last published date, or one with a held run, once more: with the same facts and what has come since.",
            "Only what differs is notified."
        },
        footer = "  assay rerun --date 2026-11-22 --reason \"achievements came late\"")
public final class RerunCommand extends NightCommand {
    @Option(names = "--date", paramLabel = "D", required = true, description = "Business date, such as 2026-11-22.")
    private LocalDate date = LocalDate.EPOCH;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            required = true,
            description = "Why the date is run again; it is stored with the run.")
    private String reason = "";

    @Override
    protected ExitCode run() {
        if (reason.isBlank()) {
            throw usage("--reason is empty; say why the date is run again");
        }
        try (Session session = Session.forNights()) {
            return shown(session, () -> session.nights().rerun(options.order(date, session.settings(), reason)));
        }
    }
}
