package dev.assay.cli.file;

import dev.assay.cli.command.CommandGroup;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.Subcommand;
import dev.assay.rulebook.RulebookLoader;
import dev.assay.yaml.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "rulebook", description = "Works on rulebooks.", subcommands = RulebookCommand.Check.class)
public final class RulebookCommand extends CommandGroup {
    @Command(
            name = "check",
            description = {
                "Checks rulebooks, each by itself and all together, and says what is wrong, where, and what to write.",
                "Needs no database."
            },
            footer = "  assay rulebook check jobs/rulebooks")
    @Exits(ExitCode.INPUT_REFUSED)
    static final class Check extends Subcommand {
        @Parameters(
                arity = "1..*",
                paramLabel = "PATH",
                description = "Rulebooks, or folders of which all *.yaml, *.yml and *.json are checked.")
        private List<Path> paths = List.of();

        @Override
        protected ExitCode run() {
            List<Path> files = new ArrayList<>();
            for (Path path : paths) {
                files.addAll(Files.isDirectory(path) ? rulebooks(path) : List.of(path));
            }
            List<Problem> problems = new RulebookLoader().check(files);
            problems.forEach(problem -> screen().line("%s", problem));
            if (!problems.isEmpty()) {
                screen().line(
                                "%d %s; nothing was changed",
                                problems.size(), problems.size() == 1 ? "problem" : "problems");
                return ExitCode.INPUT_REFUSED;
            }
            screen().line("%d valid", files.size());
            return ExitCode.DONE;
        }

        private static List<Path> rulebooks(Path folder) {
            List<Path> found = RulebookLoader.files(folder);
            if (found.isEmpty()) {
                throw usage("%s has no rulebook in it; name a folder with *.yaml files", folder);
            }
            return found;
        }
    }
}
