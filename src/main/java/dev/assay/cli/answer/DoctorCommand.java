package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Session;
import dev.assay.doctor.Checkup;
import dev.assay.doctor.Finding;
import dev.assay.doctor.Finding.Level;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "doctor",
        description = {
            "Looks at settings, folders, rulebooks, the database, its tables, the account's rights and what earlier nights"
                    + " have left, and says what is wrong and which command mends it.",
            "Changes nothing. May be run while a night is running. Commands that end with a semicolon are SQL for the"
                    + " database's administrator."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay doctor --inbox /data/inbox",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing has to be mended", "64:usage", "78:something has to be mended"})
public final class DoctorCommand implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

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

    @Option(names = "--json", description = "As JSON, for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Nothing but the settings. */
    @Configuration(proxyBeanMethods = false)
    static class Surroundings {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Finding> findings;
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Surroundings.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties(Session.SETTINGS_FOLDER)
                .run("--logging.file.name=")) {
            findings = new Checkup(context.getEnvironment(), InstantSource.system(), inbox, rulebooks).findings();
        }
        if (json) {
            out.println(JSON.writeValueAsString(node(findings)));
        } else {
            print(out, findings);
        }
        return (count(findings, Level.PROBLEM) == 0 ? ExitCode.DONE : ExitCode.CONFIGURATION).code();
    }

    private static void print(PrintWriter out, List<Finding> findings) {
        for (Finding finding : findings) {
            out.printf("%-8s %-18s  %s%n", word(finding.level()), finding.what(), finding.says());
            if (finding.remedy() != null) {
                finding.remedy().lines().forEach(line -> out.printf("%28s %s%n", "do:", line));
            }
        }
        out.printf(
                "%s, %s%n",
                counted(count(findings, Level.PROBLEM), "problem"), counted(count(findings, Level.NOTE), "note"));
    }

    private static ObjectNode node(List<Finding> findings) {
        ObjectNode node = JSON.createObjectNode()
                .put("problems", count(findings, Level.PROBLEM))
                .put("notes", count(findings, Level.NOTE));
        ArrayNode array = node.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("level", word(finding.level()))
                .put("what", finding.what())
                .put("says", finding.says())
                .put("remedy", finding.remedy()));
        return node;
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
