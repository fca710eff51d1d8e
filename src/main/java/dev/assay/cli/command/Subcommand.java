package dev.assay.cli.command;

import dev.assay.cli.output.Screen;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command: does its work, prints on its screen, ends with a code. */
public abstract class Subcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Does what the command is for. */
    protected abstract ExitCode run() throws Exception;

    @Override
    public final Integer call() throws Exception {
        return run().code();
    }

    /** Where the answer goes. */
    protected final Screen screen() {
        return Screen.of(spec.commandLine().getOut());
    }

    /** Where complaints go that do not end the command. */
    protected final Screen complaints() {
        return Screen.of(spec.commandLine().getErr());
    }

    /** What is wrong with how the command was called, to be thrown. */
    protected static CommandFailure usage(String format, Object... values) {
        return ExitCode.USAGE.failure(format, values);
    }

    /** Gives each command the same frame: help options, version, headings, and its exit codes with their meaning. */
    public static void frame(CommandLine line, IVersionProvider version) {
        CommandSpec spec = line.getCommandSpec();
        if (!(spec.userObject() instanceof HelpCommand)) {
            spec.mixinStandardHelpOptions(true).versionProvider(version);
        }
        if (spec.usageMessage().footer().length > 0) {
            spec.usageMessage().footerHeading("%nExample:%n");
        }
        Exits exits = spec.userObject().getClass().getAnnotation(Exits.class);
        if (exits != null) {
            Set<ExitCode> codes = EnumSet.of(ExitCode.DONE, ExitCode.USAGE);
            codes.addAll(List.of(exits.value()));
            Map<String, String> list = new LinkedHashMap<>();
            codes.forEach(code -> list.put(String.valueOf(code.code()), code.meaning()));
            spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(list);
        }
        new LinkedHashSet<>(line.getSubcommands().values()).forEach(command -> frame(command, version));
    }
}
