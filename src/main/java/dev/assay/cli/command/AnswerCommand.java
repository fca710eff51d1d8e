package dev.assay.cli.command;

/** A command that needs nothing but the database to do what it is for, and is done then. */
@Exits({ExitCode.FAILED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public abstract class AnswerCommand extends Subcommand {
    /** Does what the command is for. */
    protected abstract void answer(Session session);

    @Override
    protected final ExitCode run() {
        try (Session session = Session.forAnswers()) {
            answer(session);
            return ExitCode.DONE;
        }
    }
}
