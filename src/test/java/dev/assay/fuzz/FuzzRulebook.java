package dev.assay.fuzz;

import dev.assay.rulebook.RulebookLoader;
import dev.assay.yaml.Problem;
import java.nio.file.Path;
import java.util.List;

/** A rulebook: it has problems that say where they are, or it loads. */
public final class FuzzRulebook {
    private static final Fuzzed FUZZED = Fuzzed.here();
    private static final RulebookLoader LOADER = new RulebookLoader();

    private FuzzRulebook() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Path file = FUZZED.file("rulebook.yaml", input);
        Fuzzed.timed(() -> {
            List<Problem> problems = LOADER.check(List.of(file));
            if (problems.isEmpty()) {
                int versions =
                        LOADER.load(FUZZED.folder()).rulebooks().versions().size();
                Fuzzed.require(versions == 1, versions + " versions in one file");
            }
            problems.forEach(problem -> Fuzzed.require(!problem.message().isBlank(), "a problem that says nothing"));
        });
    }
}
