package dev.assay.cli.command;

import dev.assay.cli.output.Screen;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A wrong command: one line that says what is wrong, one that says where help is. */
public final class UsageErrors implements IParameterExceptionHandler {
    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        Screen screen = Screen.of(command.getErr());
        screen.line("assay: %s", error.getMessage());
        UnmatchedArgumentException.printSuggestions(error, command.getErr());
        screen.line("See 'assay %s--help'.", name(command));
        return ExitCode.USAGE.code();
    }

    private static String name(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        return name.equals("assay") ? "" : name.substring("assay ".length()) + " ";
    }
}
