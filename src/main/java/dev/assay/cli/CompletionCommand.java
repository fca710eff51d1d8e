package dev.assay.cli;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.Subcommand;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

@Command(
        name = "completion",
        description = {
            "Prints the script with which bash and zsh complete commands and options.",
            "In zsh run 'autoload -U +X bashcompinit && bashcompinit' first."
        },
        footer = "  source <(assay completion)")
@Exits({})
final class CompletionCommand extends Subcommand {
    @Override
    protected ExitCode run() {
        screen().raw(AutoComplete.bash("assay", Assay.commandLine()));
        return ExitCode.DONE;
    }
}
