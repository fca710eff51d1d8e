package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of the pages and of the commands' help can be checked without running anything. */
final class PagesTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(#[^)]*)?\\)");
    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern PACKAGE = Pattern.compile("\\| `([a-z.]+)` \\| (.+?) \\|(.*)\\|");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?dev\\.assay\\.([a-z.]+)\\.[A-Z].*;");
    private static final Pattern SHELL = Pattern.compile("\\s+(#|\\||&&|>|2>).*$");

    @Test
    void every_page_is_among_those_that_are_checked() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            assertThat(files.filter(file -> file.toString().endsWith(".md"))
                            .filter(file -> !file.startsWith("target")
                                    && !file.startsWith("var")
                                    && !file.startsWith("src/test"))
                            .map(Path::toString))
                    .containsExactlyInAnyOrderElementsOf(Page.ALL);
        }
    }

    @Test
    void the_program_carries_no_page() {
        for (String folder : List.of("/rulebooks/", "/mappings/", "/sql/")) {
            assertThat(Assay.class.getResource(folder)).as(folder).isNotNull();
            assertThat(Assay.class.getResource(folder + "README.md")).isNull();
        }
    }

    @Test
    void the_first_page_is_short() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void links_lead_to_what_is_there() throws IOException {
        for (Page page : Page.all()) {
            Matcher link = LINK.matcher(String.join("\n", page.lines()));
            while (link.find()) {
                Path target = link.group(1).isEmpty()
                        ? page.file()
                        : page.file().resolveSibling(link.group(1)).normalize();
                assertThat(target)
                        .as("%s links to %s", page.file(), link.group(1))
                        .exists();
                if (link.group(2) != null) {
                    assertThat(anchors(target))
                            .as("%s links to %s", page.file(), link.group())
                            .contains(link.group(2));
                }
            }
        }
    }

    @Test
    void commands_that_are_only_shown_are_understood() throws IOException {
        int shown = 0;
        for (Page page : Page.all()) {
            for (String line : page.shown().toList()) {
                String command = line.substring(line.indexOf("jobs/assay ") + "jobs/assay ".length());
                assertParses(page.file() + ": " + line, SHELL.matcher(command).replaceFirst(""));
                shown++;
            }
        }
        assertThat(shown).isGreaterThan(5);
    }

    @Test
    void examples_of_each_help_are_understood() {
        for (CommandLine command : all(Assay.commandLine())) {
            for (String line : command.getCommandSpec().usageMessage().footer()) {
                if (line.strip().startsWith("assay ")) {
                    String text = line.strip().substring("assay ".length());
                    assertThat(text)
                            .startsWith(command.getCommandSpec().qualifiedName().replaceFirst("^assay ", ""));
                    assertParses(line, text);
                }
            }
        }
    }

    @Test
    void each_command_and_exit_code_is_on_the_page_for_operators() throws IOException {
        String page = Files.readString(Path.of("jobs/README.md"));
        assertThat(Assay.commandLine().getSubcommands().keySet())
                .filteredOn(name -> !name.equals("help"))
                .allSatisfy(name -> assertThat(page).containsPattern("(?m)^\\|[^|]*`" + name + "( |`)"));
        for (ExitCode code : ExitCode.values()) {
            assertThat(page).contains("\n| " + code.code() + " | ");
        }
    }

    @ParameterizedTest
    @CsvSource({"rulebook.schema.json, jobs/rulebooks/README.md", "mapping.schema.json, jobs/mappings/README.md"})
    void each_key_of_a_language_is_on_its_page(String schema, String page) throws IOException {
        Set<String> keys = new TreeSet<>();
        collectKeys(JsonMapper.shared().readTree(Path.of("src/main/resources", schema)), keys);
        String text = Files.readString(Path.of(page));
        assertThat(keys)
                .isNotEmpty()
                .allMatch(
                        key -> Pattern.compile("`[^`\n]*\\b%1$s\\b[^`\n]*`|\\| %1$s \\||(?m)^ *%1$s:".formatted(key))
                                .matcher(text)
                                .find(),
                        "stands on " + page);
    }

    private static void collectKeys(JsonNode node, Set<String> keys) {
        if (node.path("properties").has("kty")) {
            return; // a key of cryptography, as its owner publishes it
        }
        keys.addAll(node.path("properties").propertyNames());
        node.forEach(child -> collectKeys(child, keys));
    }

    /** With {@code -Dassay.pages.update=true} the column is written anew. */
    @Test
    void the_table_of_packages_names_each_with_what_it_uses() throws IOException {
        Map<String, Set<String>> used = used();
        Page page = new Page(Path.of("src/README.md"), Files.readAllLines(Path.of("src/README.md")));
        List<String> named = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : page.lines()) {
            Matcher row = PACKAGE.matcher(line);
            if (row.matches()) {
                named.add(row.group(1));
                String uses = String.join(", ", used.getOrDefault(row.group(1), Set.of()));
                lines.add("| `%s` | %s | %s|".formatted(row.group(1), row.group(2), uses.isEmpty() ? "" : uses + " "));
            } else {
                lines.add(line);
            }
        }
        if (Boolean.getBoolean("assay.pages.update")) {
            new Page(page.file(), lines).write();
        } else {
            assertThat(page.lines())
                    .as("src/README.md; -Dassay.pages.update=true writes what the packages use")
                    .isEqualTo(lines);
        }
        assertThat(named)
                .as("packages in the table of src/README.md, a row for each")
                .containsExactlyInAnyOrderElementsOf(used.keySet());
    }

    /** By package: the packages that its files import from. */
    private static Map<String, Set<String>> used() throws IOException {
        Path root = Path.of("src/main/java/dev/assay");
        Map<String, Set<String>> used = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                String name = root.relativize(file.getParent()).toString().replace('/', '.');
                Set<String> others = used.computeIfAbsent(name, key -> new TreeSet<>());
                for (String line : Files.readAllLines(file)) {
                    Matcher other = IMPORT.matcher(line);
                    if (other.matches() && !other.group(1).equals(name)) {
                        others.add(other.group(1));
                    }
                }
            }
        }
        return used;
    }

    /** As the forge makes them of headings. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(heading -> "#"
                        + heading.group(1)
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9 _-]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static void assertParses(String what, String command) {
        List<String> arguments = new ArrayList<>();
        Matcher argument = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(command);
        Map<String, String> values = labels();
        while (argument.find()) {
            String text = argument.group(3) != null
                    ? argument.group(3)
                    : argument.group(1) != null ? argument.group(1) : argument.group(2);
            arguments.add(values.getOrDefault(text, text));
        }
        try {
            Assay.commandLine().parseArgs(arguments.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
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

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> all = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(child -> all.addAll(all(child)));
        return all;
    }
}
