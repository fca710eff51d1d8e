package dev.assay.cli.answer;

import dev.assay.cli.command.AnswerCommand;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "status",
        description =
                "Shows what readers see, what is held and waits for a decision, how far a running night is, the last"
                        + " runs, and how far the readers are that keep their cursor in the table reader.",
        footer = "  assay status --json")
public final class StatusCommand extends AnswerCommand {
    @Mixin
    private JsonOption json = new JsonOption();

    @Override
    protected void answer(Session session) {
        int schema = session.schemaVersion();
        Status status = session.inTransaction(() -> Status.of(session.database(), session.settings(), schema));
        if (json.wanted()) {
            screen().json(StatusJson.of(status));
        } else {
            new StatusText(screen()).print(status);
        }
    }
}
