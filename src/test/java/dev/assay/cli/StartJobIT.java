package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command takes from where it is started, what it starts, and what it leaves behind. */
@Tag("embedded")
final class StartJobIT {
    private static final Map<String, String> RULES =
            Map.of("ASSAY_RULEBOOKS", Path.of("jobs/rulebooks").toAbsolutePath().toString());

    @TempDir
    private Path folder = Path.of("");

    @Test
    void settings_in_the_current_folder_count_for_nothing() throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox/config"));
        String redirected =
                "spring.datasource.url=jdbc:h2:file:%s;MODE=MySQL;INIT=CREATE TABLE IF NOT EXISTS planted(i INT)"
                        .formatted(folder.resolve("elsewhere"));
        Files.writeString(inbox.resolve("application.properties"), redirected);
        Files.writeString(inbox.getParent().resolve("application.properties"), redirected);
        Files.writeString(inbox.getParent().resolve("application.yaml"), "assay: {zone: nowhere}\n");
        Path home = folder.resolve("home");

        String out = end(inbox.getParent(), List.of("-Dassay.home=" + home), "status")
                .endedWith(0)
                .out();

        assertThat(out).contains("published   nothing yet");
        assertThat(folder.resolve("elsewhere.mv.db")).doesNotExist();
        assertThat(home.resolve("var/assay.mv.db")).exists();
        String nightly = end(
                        inbox.getParent(),
                        List.of("-Dassay.home=" + home),
                        "nightly",
                        "--date",
                        "2017-10-16",
                        "--inbox",
                        ".")
                .endedWith(0)
                .out();
        assertThat(nightly).contains("PUBLISHED");
        assertThat(folder.resolve("elsewhere.mv.db")).doesNotExist();
    }

    @Test
    void without_a_home_no_settings_file_is_read_at_all() throws IOException {
        Path here = Files.createDirectories(folder.resolve("here"));
        Files.writeString(
                Files.createDirectories(here.resolve("config")).resolve("application.yaml"),
                "assay: {zone: nowhere}\n");
        end(here, List.of(), "status").endedWith(0);
        Path home = Files.createDirectories(folder.resolve("home/config"));
        Files.writeString(home.resolve("application.yaml"), "assay: {zone: nowhere}\n");
        assertThat(end(here, List.of("-Dassay.home=" + home.getParent()), "status")
                        .endedWith(78)
                        .complaint())
                .contains("assay.zone");
    }

    @Test
    void database_log_and_report_are_closed_to_others() throws IOException {
        Path home = folder.resolve("home");
        List<String> there = List.of("-Dassay.home=" + home);
        Files.createDirectories(folder.resolve("inbox"));
        end(folder, there, "nightly", "--date", "2017-10-16", "--inbox", "inbox")
                .endedWith(0);
        end(folder, there, "report", "--out", "report.html").endedWith(0);

        for (Path file : List.of(
                home.resolve("var/assay.mv.db"), home.resolve("var/log/assay.log"), folder.resolve("report.html"))) {
            assertThat(permissions(file)).as(file.toString()).isEqualTo("rw-r-----");
        }
        assertThat(permissions(home.resolve("var/log"))).isEqualTo("rwxr-x---");

        Path database = home.resolve("var/assay.mv.db");
        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-rw-r--"));
        end(folder, there, "status").endedWith(0);
        assertThat(permissions(database)).as("left open by an earlier program").isEqualTo("rw-r-----");
    }

    @Test
    void a_place_that_may_not_be_written_is_78_and_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path database = file.resolve("below/assay");
        assertThat(AssayProcess.start(
                                folder.resolve("out"),
                                folder,
                                List.of("-Dassay.home=" + folder.resolve("home")),
                                Map.of("SPRING_DATASOURCE_URL", "jdbc:h2:file:" + database + ";MODE=MySQL"),
                                "status")
                        .end()
                        .endedWith(78)
                        .complaint())
                .contains(file.toString());
    }

    @Test
    void a_damaged_database_file_is_named_with_what_helps() throws IOException {
        Path home = folder.resolve("home");
        List<String> there = List.of("-Dassay.home=" + home);
        end(folder, there, "status").endedWith(0);
        Path database = home.resolve("var/assay.mv.db");
        byte[] whole = Files.readAllBytes(database);
        for (byte[] damaged : List.of(
                Arrays.copyOf(whole, whole.length / 3),
                "no database".repeat(1000).getBytes(UTF_8))) {
            Files.write(database, damaged);

            assertThat(end(folder, there, "status").endedWith(5).complaint())
                    .contains("the file " + database + " of the embedded database is damaged")
                    .contains("put a copy of it back");
            assertThat(database).hasBinaryContent(damaged);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "nightly --help"})
    void help_starts_neither_spring_nor_json(String command) throws IOException {
        assertThat(loaded(command.split(" ")))
                .noneMatch(name -> name.startsWith("org.springframework.")
                        || name.startsWith("tools.jackson.")
                        || name.startsWith("ch.qos.logback."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "history", "rejects", "deliveries"})
    void an_answer_starts_no_batch_no_migration_no_template_and_no_metrics(String command) throws IOException {
        end(folder, List.of("-Dassay.home=" + folder.resolve("home")), "status").endedWith(0);
        assertThat(loaded(command))
                .noneMatch(name -> name.startsWith("org.springframework.batch.")
                        || name.startsWith("org.flywaydb.")
                        || name.startsWith("gg.jte.")
                        || name.startsWith("io.micrometer.core.")
                        || name.startsWith("org.springframework.context.support.AbstractApplicationContext"));
    }

    /** The names of the classes that a command loads. */
    private List<String> loaded(String... command) throws IOException {
        Path log = folder.resolve("classes.txt");
        end(folder, List.of("-Dassay.home=" + folder.resolve("home"), "-Xlog:class+load:file=" + log), command)
                .endedWith(0);
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(line -> line.replaceAll("^(\\[[^]]*])*\\s*", "").split(" ")[0])
                    .toList();
        }
    }

    private AssayProcess.End end(Path from, List<String> options, String... command) {
        try (AssayProcess process = AssayProcess.start(folder.resolve("out"), from, options, RULES, command)) {
            return process.end();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
