package dev.assay.cli.command;

import dev.assay.mapping.Mapping;
import dev.assay.mapping.MappingException;
import dev.assay.mapping.MappingLoader;
import dev.assay.mapping.Mappings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Loads mappings for a command that needs no database; refused ones end it. */
public final class MappingLoading {
    private MappingLoading() {}

    /**
     * The mapping of that name.
     *
     * @param folder null = as for the nights: the environment's {@code ASSAY_MAPPINGS}, else {@code jobs/mappings}
     */
    public static Mapping named(String name, @Nullable Path folder) {
        Path from = folder == null ? usual() : folder;
        Mappings all = all(from);
        return all.find(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--mapping %s: there is no such mapping in %s; there are: %s"
                                .formatted(
                                        name, from, all.names().isEmpty() ? "none" : String.join(", ", all.names()))));
    }

    static Mappings all(Path folder) {
        try {
            return new MappingLoader().load(folder);
        } catch (MappingException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static Path usual() {
        String set = System.getProperty("assay.mappings", System.getenv("ASSAY_MAPPINGS"));
        return set == null ? Path.of(System.getProperty("assay.home", ".")).resolve("jobs/mappings") : Path.of(set);
    }
}
