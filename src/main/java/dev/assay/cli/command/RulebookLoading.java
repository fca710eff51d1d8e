package dev.assay.cli.command;

import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.rulebook.RulebookException;
import dev.assay.rulebook.RulebookLoader;
import java.nio.file.Path;

/** Loads the rulebooks for a command; refused ones end it. */
public final class RulebookLoading {
    private RulebookLoading() {}

    public static LoadedRulebooks all(Path folder) {
        try {
            return new RulebookLoader().load(folder);
        } catch (RulebookException e) {
            throw new CommandFailure(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()));
        }
    }
}
