package dev.assay.cli;

import dev.assay.night.NightOrder;
import dev.assay.night.Progress;
import dev.assay.night.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What nightly and rerun have in common. */
final class NightOptions {
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

    NightOrder order(LocalDate date, Settings settings, @Nullable String reason) {
        Path folder = rulebooks == null ? settings.rulebooks() : rulebooks;
        Progress progress = quiet ? Progress.NONE : TerminalProgress.onStandardError();
        return new NightOrder(
                date, inbox == null ? settings.inbox() : inbox, () -> RulebookLoading.all(folder), reason, progress);
    }
}
