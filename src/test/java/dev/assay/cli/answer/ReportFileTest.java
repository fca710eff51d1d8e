package dev.assay.cli.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_page_that_is_there_is_replaced_and_nothing_else_is_left() throws IOException {
        Path file = Files.writeString(folder.resolve("r.html"), "old");

        assertThat(ReportFile.at(file).write("new — ü")).isEqualTo(file);

        assertThat(file).content().isEqualTo("new — ü");
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void a_link_stays_a_link_and_its_target_is_replaced() throws IOException {
        Path target =
                Files.writeString(Files.createDirectory(folder.resolve("www")).resolve("r.html"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("latest.html"), target);

        ReportFile.at(link).write("new");

        assertThat(link).isSymbolicLink();
        assertThat(target).content().isEqualTo("new");
    }

    @Test
    void what_can_be_no_file_is_refused_before_anything_is_done() {
        refused(folder.toString(), ExitCode.USAGE, "is a folder");
        refused(folder.resolve("nowhere/r.html").toString(), ExitCode.USAGE, "does not exist");
        refused("/dev/null", ExitCode.USAGE, "not a regular file");
    }

    @Test
    void a_folder_that_is_gone_by_then_is_a_matter_of_configuration() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        ReportFile file = ReportFile.at(gone.resolve("r.html"));
        Files.delete(gone);

        assertThatThrownBy(() -> file.write("page"))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(ExitCode.CONFIGURATION))
                .hasMessageContaining("cannot be written: no file can be created in its folder; choose another --out");
    }

    private static void refused(String name, ExitCode code, String because) {
        assertThatThrownBy(() -> ReportFile.at(Path.of(name)))
                .isInstanceOfSatisfying(
                        CommandFailure.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(because);
    }
}
