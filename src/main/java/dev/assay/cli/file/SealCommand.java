package dev.assay.cli.file;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.MappingOption;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.command.Surroundings;
import dev.assay.facts.Notation;
import dev.assay.feed.Manifest;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.SealingException;
import dev.assay.mapping.Mapping;
import dev.assay.operation.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "seal",
        description = {"Writes the manifest beside each data file, which makes it a delivery.", "Needs no database."},
        footer = {
            "  assay seal --mode snapshot --produced-at 2026-11-22T01:00:00Z achievements-full.csv.gz",
            "  assay seal --mapping partner-centre-trainings TrainingCompletions.tsv"
        })
@Exits({ExitCode.INPUT_REFUSED, ExitCode.CONFIGURATION})
public final class SealCommand extends Subcommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Data files, <feed>[-anything].csv or .csv.gz; with a mapping any .csv, .tsv, .json, .ndjson.")
    private List<Path> files = List.of();

    @Mixin
    private MappingOption mapping = new MappingOption();

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "delta, or snapshot: what is absent from it ends (default: delta).")
    private Mode mode = Mode.DELTA;

    @Option(
            names = "--produced-at",
            paramLabel = "INSTANT",
            description = "When the data were true, with offset, such as 2026-11-22T01:00:00Z (default: now).")
    private Instant producedAt = Instant.now();

    @Option(names = "--force", description = "Replace an existing manifest.")
    private boolean force;

    @Override
    protected ExitCode run() {
        Settings settings = Surroundings.settings();
        Mapping by = mapping.load(settings).orElse(null);
        if (by != null && mode == Mode.SNAPSHOT) {
            throw usage("--mode snapshot: with a mapping, the mapping says what ends; leave --mode out");
        }
        if (producedAt.isBefore(Notation.FIRST) || producedAt.isAfter(Notation.LAST)) {
            throw usage("--produced-at %s is not in the years 1000 to 9999; give another", producedAt);
        }
        Sealing sealing =
                new Sealing(by, mode, producedAt, force, settings.limits().feed());
        ExitCode ends = ExitCode.DONE;
        for (Path file : files) {
            try {
                Manifest manifest = sealing.seal(file);
                screen().line(
                                "%s: %s of %s, %d rows",
                                file,
                                manifest.mode().id(),
                                manifest.feed() == null
                                        ? manifest.mapping()
                                        : manifest.feed().id(),
                                manifest.rows());
            } catch (SealingException e) {
                complaints().line("assay: %s", e.getMessage());
                ends = e.denied() ? ExitCode.CONFIGURATION : ExitCode.INPUT_REFUSED;
            }
        }
        return ends;
    }
}
