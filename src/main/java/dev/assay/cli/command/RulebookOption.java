package dev.assay.cli.command;

import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rulebook.RulebookException;
import dev.assay.rulebook.RulebookLoader;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules. */
public final class RulebookOption {
    @Option(
            names = "--rulebooks",
            paramLabel = "DIR",
            description = "Folder of the rulebooks (default: the setting assay.rulebooks).")
    private @Nullable Path folder;

    /** The folder that was named; null = that of the settings. */
    public @Nullable Path folder() {
        return folder;
    }

    /** The rulebooks of the folder that was named, or of the configured one; refused ones end the command. */
    public LoadedRulebooks load(Settings settings) {
        return load(folder == null ? settings.rulebooks() : folder);
    }

    /** The rulebooks of a folder; refused ones end the command. */
    public static LoadedRulebooks load(Path folder) {
        try {
            return new RulebookLoader().load(folder);
        } catch (RulebookException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
