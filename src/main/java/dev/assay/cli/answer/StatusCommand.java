package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description =
                "Shows what readers see, what is held and waits for a decision, how far a running night is, the last"
                        + " runs, and how far the readers are that keep their cursor in the table reader.",
        footer = "  assay status --json")
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class StatusCommand extends Subcommand {
    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    protected ExitCode run() {
        try (Session session = Session.forAnswers()) {
            int schema = session.schemaVersion();
            Status status = session.inTransaction(() -> Status.of(session.database(), session.settings(), schema));
            if (json.wanted()) {
                screen().json(StatusJson.of(status));
            } else {
                new StatusText(screen()).print(status);
            }
            return ExitCode.DONE;
        }
    }
}
