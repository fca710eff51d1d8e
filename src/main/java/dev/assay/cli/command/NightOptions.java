package dev.assay.cli.command;

import dev.assay.cli.progress.TerminalProgress;
import dev.assay.night.NightOrder;
import dev.assay.operation.Progress;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the commands that run nights have in common. */
public final class NightOptions {
    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "Folder of the deliveries (default: the setting assay.inbox).")
    private @Nullable Path inbox;

    @Option(
            names = "--rulebooks",
            paramLabel = "DIR",
            description = "Folder of the rulebooks (default: the setting assay.rulebooks).")
    private @Nullable Path rulebooks;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not show how far it is.")
    private boolean quiet;

    @Nullable
    public Path inbox() {
        return inbox;
    }

    @Nullable
    public Path rulebooks() {
        return rulebooks;
    }

    public NightOrder order(LocalDate date, Settings settings, @Nullable String reason) {
        Path folder = inbox == null ? settings.inbox() : inbox;
        return new NightOrder(date, folder, () -> books(settings), reason, false, progress());
    }

    /** The rulebooks of the folder that was named, or of the configured one. */
    public LoadedRulebooks books(Settings settings) {
        return RulebookLoading.all(rulebooks == null ? settings.rulebooks() : rulebooks);
    }

    public Progress progress() {
        return TerminalProgress.unless(quiet);
    }
}
