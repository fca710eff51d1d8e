package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.output.Screen;
import dev.assay.doctor.Checkup;
import dev.assay.doctor.Finding;
import dev.assay.doctor.Finding.Level;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = {
            "Checks settings, folders, rulebooks, the database, its tables, the account's privileges, what earlier nights"
                    + " have left and the broker if one is set, and names the command that corrects each problem.",
            "Changes nothing. May be run while a night is running. Commands that end with a semicolon are SQL for the"
                    + " database's administrator."
        },
        footer = "  assay doctor --inbox /data/inbox")
@Exits(ExitCode.CONFIGURATION)
public final class DoctorCommand extends Subcommand {
    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "Folder of the deliveries (default: the setting assay.inbox).")
    private @Nullable Path inbox;

    @Option(
            names = "--rulebooks",
            paramLabel = "DIR",
            description = "Folder of the rulebooks (default: the setting assay.rulebooks).")
    private @Nullable Path rulebooks;

    @Mixin
    private JsonOption json = new JsonOption();

    private record Answer(long problems, long notes, List<Line> findings) {}

    private record Line(String level, String what, String says, @Nullable String remedy) {}

    @Override
    protected ExitCode run() {
        ConfigurableEnvironment environment = Surroundings.environment();
        List<Finding> findings = new Checkup(
                        environment, Surroundings.asRead(environment), InstantSource.system(), inbox, rulebooks)
                .findings();
        long problems = count(findings, Level.PROBLEM);
        long notes = count(findings, Level.NOTE);
        if (json.wanted()) {
            screen().json(new Answer(
                    problems,
                    notes,
                    findings.stream()
                            .map(finding ->
                                    new Line(word(finding.level()), finding.what(), finding.says(), finding.remedy()))
                            .toList()));
        } else {
            findings.forEach(finding -> print(screen(), finding));
            screen().line("%s, %s", counted(problems, "problem"), counted(notes, "note"));
        }
        return problems == 0 ? ExitCode.DONE : ExitCode.CONFIGURATION;
    }

    private static void print(Screen screen, Finding finding) {
        screen.line("%-8s %-18s  %s", word(finding.level()), finding.what(), finding.says());
        if (finding.remedy() != null) {
            finding.remedy().lines().forEach(line -> screen.line("%28s %s", "do:", line));
        }
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String word(Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
