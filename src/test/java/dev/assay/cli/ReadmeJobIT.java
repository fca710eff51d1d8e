package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.store.result.NotificationPayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine;

/**
 * The commands that the README and the help show do what they say. Those of the README are run one after the other, in
 * a folder of their own where all their paths lie. A command with a placeholder, a word that help shows for a value such
 * as N or DIR, is only looked at, and so is one that {@code <!-- not run: why -->} stands before.
 */
@Tag("embedded")
final class ReadmeJobIT {
    private static final Pattern KIND = Pattern.compile("\"kind\":\"([A-Z_]+)\"");

    private final Properties machine = new Properties();

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void settle_in_a_folder_of_its_own() throws IOException {
        machine.putAll(System.getProperties());
        try (Stream<Path> files = Files.walk(Path.of("jobs"))) {
            for (Path file : files.sorted().toList()) {
                Files.copy(file, home.resolve(file.toString()));
            }
        }
        Files.createDirectories(home.resolve("inbox"));
        Files.writeString(
                home.resolve("inbox/achievements.csv"),
                "person_id,credential_code,earned_on,valid_until,revoked_on,updated_at\n");
        Path example = Path.of("src/test/resources/mapping/example");
        Files.copy(example.resolve("academy.yaml"), home.resolve("jobs/mappings/academy.yaml"));
        Files.copy(example.resolve("academy-2017.csv"), home.resolve("academy-2017.csv"));
        Files.copy(example.resolve("academy-2017.csv"), home.resolve("inbox/academy-2017.csv"));
    }

    @AfterEach
    void leave_the_machine_as_it_was() {
        System.setProperties(machine);
    }

    @Test
    void examples_of_the_readme_run_as_they_stand() throws IOException {
        List<String> run = new ArrayList<>();
        for (ReadmeExample example : ReadmeExample.in(Path.of("README.md"))) {
            List<String> arguments = example.arguments();
            boolean placeholders = replaceLabels(arguments);
            assertParses(example.toString(), arguments);
            if (!placeholders && !example.notRun()) {
                run.add(arguments.get(0));
                run(example);
            }
        }
        assertThat(run).contains("generate", "seal", "nightly", "status", "explain", "demo");
        assertThat(whatTheDemoTold()).as("kinds, and kinds of causes").hasSizeGreaterThan(8);
    }

    /** All that its nights have told is as the schema in the jar says; returns which kinds of things that were. */
    private Set<String> whatTheDemoTold() throws IOException {
        Set<String> kinds = new TreeSet<>();
        String url = "jdbc:h2:file:" + home.resolve("var/demo/assay") + ";MODE=MySQL";
        try (InputStream resource = NotificationPayload.class.getResourceAsStream(NotificationPayload.SCHEMA)) {
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(resource);
            new JdbcTemplate(new DriverManagerDataSource(url, "sa", ""))
                    .queryForList("SELECT payload FROM v1_notification", String.class)
                    .forEach(payload -> {
                        assertThat(schema.validate(payload, InputFormat.JSON))
                                .as(payload)
                                .isEmpty();
                        KIND.matcher(payload).results().forEach(kind -> kinds.add(kind.group(1)));
                    });
        }
        return kinds;
    }

    @Test
    void examples_of_each_help_are_understood() {
        for (CommandLine command : all(Assay.commandLine())) {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                if (line.strip().startsWith("assay ")) {
                    String text = line.strip().substring("assay ".length());
                    assertThat(text)
                            .startsWith(command.getCommandSpec().qualifiedName().replaceFirst("^assay ", ""));
                    assertParses(text, ReadmeExample.split(text));
                }
            }
        }
    }

    private void run(ReadmeExample example) throws IOException {
        System.setProperties((Properties) machine.clone());
        System.setProperty("assay.home", home.toString());
        System.setProperty(
                "spring.datasource.url", "jdbc:h2:file:" + home.resolve("var/assay") + ";MODE=MySQL;USER=sa;PASSWORD=");
        System.setProperty("spring.datasource.username", "sa");
        System.setProperty("spring.datasource.password", "");
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        int code = Assay.commandLine()
                .registerConverter(Path.class, this::place)
                .setOut(writer)
                .setErr(writer)
                .execute(expand(example.arguments()).toArray(String[]::new));

        assertThat(code)
                .as("exit code of %s, which printed%n%s", example, printed)
                .isEqualTo(example.exits());
    }

    /** Where a path of the README lies. */
    private Path place(String path) {
        return path.startsWith(home.toString()) ? Path.of(path) : home.resolve(path.replaceFirst("^/", ""));
    }

    /** What a shell makes of an asterisk in the name of a file. */
    private List<String> expand(List<String> arguments) throws IOException {
        List<String> expanded = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.contains("*")) {
                Path pattern = place(argument);
                try (var files = Files.newDirectoryStream(
                        pattern.getParent(), pattern.getFileName().toString())) {
                    files.forEach(file -> expanded.add(file.toString()));
                }
            } else {
                expanded.add(argument);
            }
        }
        return expanded;
    }

    /** Puts a value in the place of each placeholder; false if there is none. */
    private static boolean replaceLabels(List<String> arguments) {
        Map<String, String> values = labels();
        boolean any = false;
        for (int i = 0; i < arguments.size(); i++) {
            String value = arguments.get(i).endsWith("...") ? "x" : values.get(arguments.get(i));
            if (value != null) {
                arguments.set(i, value);
                any = true;
            }
        }
        return any;
    }

    /** What help shows for values, each with one that its option takes. */
    private static Map<String, String> labels() {
        Map<String, String> labels = new TreeMap<>();
        for (CommandLine command : all(Assay.commandLine())) {
            command.getCommandSpec()
                    .args()
                    .forEach(argument -> labels.put(argument.paramLabel(), valueOf(argument.auxiliaryTypes()[0])));
        }
        labels.keySet().removeIf(label -> !label.matches("[A-Z]+"));
        return labels;
    }

    private static String valueOf(Class<?> type) {
        if (type == LocalDate.class) {
            return "2026-11-22";
        }
        return type == Period.class ? "P1D" : "1";
    }

    private static void assertParses(String what, List<String> arguments) {
        try {
            Assay.commandLine().parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(child -> all.addAll(all(child)));
        return all;
    }
}
