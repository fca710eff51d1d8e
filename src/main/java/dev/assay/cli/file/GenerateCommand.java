package dev.assay.cli.file;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.RulebookLoading;
import dev.assay.cli.progress.TerminalProgress;
import dev.assay.operation.Progress;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        description = {
            "Invents the deliveries of a programme, night by night, with manifests: realistic, and the same again for"
                    + " the same numbers.",
            "Needs no database."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay generate --partners 1000 --seed 7 --nights 3 --out /tmp/sample",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "64:usage, or the folder is not empty", "65:rulebooks refused"})
public final class GenerateCommand implements Callable<Integer> {
    @Option(names = "--partners", paramLabel = "N", defaultValue = "1000", description = "How many (default: 1000).")
    private int partners;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Another is another programme.")
    private long seed;

    @Option(names = "--nights", paramLabel = "K", defaultValue = "3", description = "How many nights (default: 3).")
    private int nights;

    @Option(names = "--first", paramLabel = "D", description = "Business date of the first night.")
    private LocalDate first = SampleRequest.FIRST_NIGHT;

    @Option(names = "--every", paramLabel = "PERIOD", description = "From night to night, as P1D or P28D.")
    private Period every = SampleRequest.BETWEEN_NIGHTS;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A folder that is new or empty.")
    private Path out = Path.of("");

    @Option(names = "--rulebooks", paramLabel = "DIR", description = "What the partners aim at.")
    private @Nullable Path rulebooks;

    @Option(
            names = {"-q", "--quiet"},
            description = "Do not show how far it is.")
    private boolean quiet;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Path folder = rulebooks == null
                ? Path.of(System.getProperty("assay.home", ".")).resolve("jobs/rulebooks")
                : rulebooks;
        try {
            SampleRequest request = SampleRequest.of(partners, seed, nights, first, every);
            SampleProgramme programme =
                    new SampleProgramme(RulebookLoading.all(folder).rulebooks(), request);
            write(programme, out, TerminalProgress.unless(quiet));
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(ExitCode.USAGE, "%s: %s".formatted(e.getFile(), e.getReason()));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
        spec.commandLine()
                .getOut()
                .printf("%d nights of %d partners in %s; read README.txt there%n", nights, partners, out);
        return ExitCode.DONE.code();
    }

    /** Writes the programme and tells how far it is. */
    public static void write(SampleProgramme programme, Path out, Progress progress) throws IOException {
        progress.step("generation");
        progress.advance(0, programme.lives());
        try {
            programme.write(out, lives -> progress.advance(lives, programme.lives()));
        } finally {
            progress.ended();
        }
    }
}
