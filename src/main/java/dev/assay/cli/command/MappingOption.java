package dev.assay.cli.command;

import dev.assay.mapping.Mapping;
import dev.assay.mapping.MappingException;
import dev.assay.mapping.MappingLoader;
import dev.assay.mapping.Mappings;
import dev.assay.operation.Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** By which mapping a file is read. */
public final class MappingOption {
    @Option(names = "--mapping", paramLabel = "NAME", description = "The mapping that the file is read by.")
    private @Nullable String name;

    @Option(
            names = "--mappings",
            paramLabel = "DIR",
            description = "Folder of the mappings (default: the setting assay.mappings).")
    private @Nullable Path folder;

    /** The mapping that was named, empty if none was; one that is refused or does not exist ends the command. */
    public Optional<Mapping> load(Settings settings) {
        if (name == null) {
            return Optional.empty();
        }
        Path from = folder == null ? settings.mappings() : folder;
        Mappings all = new MappingLoader().in(from);
        try {
            return Optional.of(all.find(name).orElseThrow(() -> unknown(from, all)));
        } catch (MappingException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private CommandFailure unknown(Path from, Mappings all) {
        String names = all.names().isEmpty() ? "none" : String.join(", ", all.names());
        return ExitCode.USAGE.failure("--mapping %s: there is no such mapping in %s; there are: %s", name, from, names);
    }
}
