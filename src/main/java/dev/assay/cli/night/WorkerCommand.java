package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "worker",
        description = {
            "Helps the nights that run on other machines to evaluate partners, until it is asked to end (SIGTERM).",
            "Needs the settings assay.remote.broker and spring.datasource, and the same build, rulebooks and settings as the night."
        },
        footer = "  assay worker")
@Exits({ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.UNREACHABLE, ExitCode.CONFIGURATION})
public final class WorkerCommand extends Subcommand {
    @Mixin
    private RulebookOption rulebooks = new RulebookOption();

    @Override
    protected ExitCode run() {
        try (Session session = Session.forWorker()) {
            session.worker()
                    .work(
                            () -> rulebooks.load(session.settings()),
                            line -> screen().line("%s", line),
                            line -> complaints().line("assay: %s", line));
            return ExitCode.DONE;
        }
    }
}
