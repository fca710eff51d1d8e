package dev.assay.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramDigestTest {
    private static final List<String> PACKAGES = List.of(
            "rules",
            "facts",
            "evaluation",
            "standing",
            "cause",
            "renewal",
            "remedy",
            "assessment",
            "rulebook",
            "store/fact");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_program_is_the_same_as_long_as_no_class_that_decides_is_another() throws IOException {
        program("one", "");
        program("same", "");
        assertThat(digest("same")).isEqualTo(digest("one")).matches("[0-9a-f]{64}");

        Files.writeString(folder.resolve("same/night.class"), "decides nothing");
        assertThat(digest("same")).isEqualTo(digest("one"));
    }

    @Test
    void a_change_in_any_package_that_decides_makes_it_another() throws IOException {
        program("one", "");
        for (String changed : PACKAGES) {
            String name = "changed-in-" + changed.replace('/', '-');
            program(name, changed);
            assertThat(digest(name)).as(changed).isNotEqualTo(digest("one"));
        }
    }

    @Test
    void a_program_without_its_classes_is_refused() throws IOException {
        program("one", "");
        Files.delete(folder.resolve("one/cause/Decides.class"));
        assertThatThrownBy(() -> digest("one")).hasMessageContaining("no classes of the package cause");
    }

    private String digest(String name) {
        return ProgramDigest.of(folder.resolve(name).toUri().toString());
    }

    private void program(String name, String changed) throws IOException {
        for (String each : PACKAGES) {
            Path classes = Files.createDirectories(folder.resolve(name).resolve(each));
            Files.writeString(classes.resolve("Decides.class"), each.equals(changed) ? "in another way" : "as ever");
        }
    }
}
