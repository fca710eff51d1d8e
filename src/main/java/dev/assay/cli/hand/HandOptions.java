package dev.assay.cli.hand;

import dev.assay.cli.command.RulebookOption;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands that give or withdraw a fact by hand have in common. */
final class HandOptions {
    @Option(
            names = "--inbox",
            paramLabel = "DIR",
            description = "Folder of the deliveries (default: the setting assay.inbox).")
    @Nullable
    Path inbox;

    @Mixin
    RulebookOption rulebooks = new RulebookOption();

    @Option(
            names = "--date",
            paramLabel = "D",
            description = "The night for which it is shown what changes (default: today in the programme's zone).")
    @Nullable
    LocalDate date;

    @Option(
            names = "--until-next-delivery",
            description = "Do it although the feed's source will deliver the row again.")
    boolean untilNextDelivery;

    @Option(names = "--dry-run", description = "Only show what would change; write nothing.")
    boolean dryRun;
}
