package dev.assay.cli.command;

import dev.assay.night.NightOrder;
import dev.assay.operation.Settings;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that run nights have in common: where deliveries and rules come from, and whether progress is shown. */
public final class NightOptions {
    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "Folder of the deliveries (default: the setting assay.inbox).")
    private @Nullable Path inbox;

    @Mixin
    private RulebookOption rulebooks = new RulebookOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    /** The folder that was named; null = that of the settings. */
    public @Nullable Path inbox() {
        return inbox;
    }

    /** The folder that was named, or that of the settings. */
    public Path inbox(Settings settings) {
        return inbox == null ? settings.inbox() : inbox;
    }

    public RulebookOption rulebooks() {
        return rulebooks;
    }

    public ProgressOption progress() {
        return progress;
    }

    /** A night of that date by what was named, and by the settings where nothing was. */
    public NightOrder order(LocalDate date, Settings settings, @Nullable String reason) {
        return new NightOrder(date, inbox(settings), () -> rulebooks.load(settings), reason, false, progress.get());
    }
}
