package dev.assay.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.yaml.MutatedTree;
import dev.assay.yaml.Problem;
import dev.assay.yaml.YamlFiles;
import dev.assay.yaml.YamlTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Puts every kind of wrong value at every place of a valid rulebook: each is reported, or it loads. */
class MutatedRulebookTest {
    private static final List<String> WRONG = List.of("null", "-7", "\"x\"", "[]", "{}");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"all-kinds.yaml, 300", "ladders.yaml, 100"})
    void a_wrong_value_at_any_place_is_reported_and_never_breaks_the_check(String name, int atLeast)
            throws IOException {
        Path good = Path.of("src/test/resources/rulebook/good").resolve(name);
        YamlTree source = new YamlFiles(RulebookDialect.RULEBOOK)
                .sources(Map.of(good, Files.readAllBytes(good)))
                .value()
                .get(0);
        RulebookLoader loader = new RulebookLoader();
        Path file = folder.resolve("mutated.json");
        int refused = 0;
        for (String pointer : source.positions().keySet().stream().sorted().toList()) {
            for (String wrong : WRONG) {
                Files.writeString(file, MutatedTree.with(source.root(), pointer, wrong));
                List<Problem> problems = loader.check(List.of(file));
                if (problems.isEmpty()) {
                    assertThat(loader.load(folder).rulebooks().versions()).hasSize(1);
                } else {
                    assertThat(problems).allSatisfy(problem -> assertThat(problem.message())
                            .contains("; ")
                            .doesNotContain("null")
                            .doesNotContain("%"));
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThan(atLeast);
    }
}
