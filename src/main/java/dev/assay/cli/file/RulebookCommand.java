package dev.assay.cli.file;

import dev.assay.cli.command.ExitCode;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.yaml.Problem;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rulebook",
        description = "Works on rulebooks.",
        mixinStandardHelpOptions = true,
        subcommands = RulebookCommand.Check.class)
public final class RulebookCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the rulebooks: check");
    }

    @Command(
            name = "check",
            description = {
                "Checks rulebooks, each by itself and all together, and says what is wrong, where, and what to write.",
                "Needs no database."
            },
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  assay rulebook check jobs/rulebooks/*.yaml",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all are in order", "64:usage", "65:refused"})
    static final class Check implements Callable<Integer> {
        @Parameters(arity = "1..*", paramLabel = "FILE", description = "The rulebooks.")
        private List<Path> files = List.of();

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            List<Problem> problems = new RulebookLoader().check(files);
            problems.forEach(out::println);
            if (!problems.isEmpty()) {
                out.printf("%d to mend; nothing was changed%n", problems.size());
                return ExitCode.INPUT_REFUSED.code();
            }
            out.printf("%d in order%n", files.size());
            return ExitCode.DONE.code();
        }
    }
}
