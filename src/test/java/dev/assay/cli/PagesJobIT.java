package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.store.result.NotificationPayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The pages show what happens: their commands are run one after the other, all pages in one folder on one database, and
 * each prints what stands below it, but for what {@link PageMasks} names. With {@code -Dassay.pages.update=true} the
 * outputs in the pages are replaced by what is printed now; exit codes are compared all the same.
 */
final class PagesJobIT {
    private static final Pattern KIND = Pattern.compile("\"kind\":\"([A-Z_]+)\"");
    private static final boolean UPDATE = Boolean.getBoolean("assay.pages.update");

    private final Properties machine = new Properties();

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void leave_the_machine_as_it_was() {
        System.setProperties(machine);
    }

    @Test
    void commands_of_all_pages_print_what_the_pages_show() throws IOException {
        System.clearProperty("assay.pages.update"); // the commands would take it for one of their settings
        machine.putAll(System.getProperties());
        Path home = install();
        Path current = Files.createSymbolicLink(home.resolveSibling("current"), home);
        PageShell shell = new PageShell(machine, home, current);
        PageMasks masks = new PageMasks(home, current);
        SoftAssertions found = new SoftAssertions();
        for (Page page : Page.all()) {
            List<List<String>> printed = new ArrayList<>();
            for (Page.Command command : page.commands()) {
                String place = page.file() + ":" + command.from() + ": " + command.text();
                PageShell.End end = shell.run(command.text());
                List<String> shown = masks.shown(end.printed());
                printed.add(shown);
                found.assertThat(end.code())
                        .as("exit code of %s, which printed%n%s", place, end.printed())
                        .isEqualTo(end.expected());
                if (!UPDATE) {
                    found.assertThat(String.join("\n", shown))
                            .as("what is printed by %s", place)
                            .isEqualTo(String.join("\n", page.output(command)));
                }
            }
            if (UPDATE) {
                page.with(printed).write();
            }
        }
        found.assertAll();
        assertThat(whatTheDemoTold(home)).as("kinds, and kinds of causes").hasSizeGreaterThan(8);
    }

    /** The part of the project that is installed. */
    private Path install() throws IOException {
        Path home = Files.createDirectory(folder.toRealPath().resolve("home"));
        for (String part : List.of("jobs", "sql")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.sorted().toList()) {
                    Files.copy(file, home.resolve(file.toString()));
                }
            }
        }
        return home;
    }

    /** All that its nights have told is as the schema in the jar says; returns which kinds of things that were. */
    private static Set<String> whatTheDemoTold(Path home) throws IOException {
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
}
