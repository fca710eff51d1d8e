package dev.assay.fuzz;

import dev.assay.mapping.MappingLoader;
import dev.assay.yaml.Problem;
import java.nio.file.Path;
import java.util.List;

/** A mapping file: it has problems that say where they are, or it loads. */
public final class FuzzMapping {
    private static final Fuzzed FUZZED = Fuzzed.here();
    private static final MappingLoader LOADER = new MappingLoader();

    private FuzzMapping() {}

    public static void fuzzerTestOneInput(byte[] input) {
        Path file = FUZZED.file("mapping.yaml", input);
        Fuzzed.timed(() -> {
            List<Problem> problems = LOADER.check(List.of(file));
            if (problems.isEmpty()) {
                Fuzzed.require(LOADER.load(FUZZED.folder()).names().size() == 1, "not one mapping in one file");
            }
            problems.forEach(problem -> Fuzzed.require(!problem.message().isBlank(), "a problem that says nothing"));
        });
    }
}
