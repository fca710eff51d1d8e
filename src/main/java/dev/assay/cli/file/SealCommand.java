package dev.assay.cli.file;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.InstantOption;
import dev.assay.cli.command.MappingLoading;
import dev.assay.feed.FeedLimits;
import dev.assay.feed.Manifest;
import dev.assay.feed.Mode;
import dev.assay.feed.Sealing;
import dev.assay.feed.SealingException;
import dev.assay.mapping.Mapping;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "seal",
        description = {"Writes the manifest beside each data file, which makes it a delivery.", "Needs no database."},
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  assay seal --mode snapshot --produced-at 2026-11-22T01:00:00Z achievements-full.csv.gz",
            "  assay seal --mapping partner-centre-trainings TrainingCompletions.tsv"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all are sealed", "64:usage", "65:a file cannot be sealed, or a mapping is refused"})
public final class SealCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Data files, <feed>[-anything].csv or .csv.gz; with a mapping any .csv, .tsv, .json, .ndjson.")
    private List<Path> files = List.of();

    @Option(names = "--mapping", paramLabel = "NAME", description = "By which mapping the files are read.")
    private @Nullable String mapping;

    @Option(
            names = "--mappings",
            paramLabel = "DIR",
            description = "Folder of the mappings (default: ASSAY_MAPPINGS, else jobs/mappings).")
    private @Nullable Path mappings;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "delta",
            description = "delta, or snapshot: what is absent from it ends (default: ${DEFAULT-VALUE}).")
    private String mode = "delta";

    @Option(
            names = "--produced-at",
            paramLabel = "INSTANT",
            description = "When the data were true, with offset, as 2026-11-22T01:00:00Z (default: now).")
    private @Nullable String producedAt;

    @Option(names = "--force", description = "Replace a manifest that is there already.")
    private boolean force;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Mapping by = mapping == null ? null : MappingLoading.named(mapping, mappings);
        if (by != null && checkedMode() == Mode.SNAPSHOT) {
            throw new CommandFailure(
                    ExitCode.USAGE, "--mode snapshot: a mapping says itself what ends; leave --mode out");
        }
        Sealing sealing = new Sealing(
                by, checkedMode(), InstantOption.orNow("--produced-at", producedAt), force, FeedLimits.DEFAULTS);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        int failed = 0;
        for (Path file : files) {
            try {
                Manifest manifest = sealing.seal(file);
                out.printf(
                        "%s: %s of %s, %d rows%n",
                        file,
                        manifest.mode().id(),
                        manifest.feed() == null
                                ? manifest.mapping()
                                : manifest.feed().id(),
                        manifest.rows());
            } catch (SealingException e) {
                err.println("assay: " + e.getMessage());
                failed++;
            }
        }
        return (failed == 0 ? ExitCode.DONE : ExitCode.INPUT_REFUSED).code();
    }

    private Mode checkedMode() {
        return Mode.of(mode)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--mode %s: say one of %s"
                                .formatted(
                                        mode,
                                        Arrays.stream(Mode.values())
                                                .map(Mode::id)
                                                .collect(Collectors.joining(", ")))));
    }
}
