package dev.assay.cli.file;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.ProgressOption;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.command.Surroundings;
import dev.assay.operation.Progress;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.sample.SampleKind;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "generate",
        description = {
            "Invents the deliveries of a programme, night by night, with manifests: realistic, and always the same for the"
                    + " same numbers.",
            "Needs no database."
        },
        footer = {
            "  assay generate --partners 1000 --seed 7 --nights 3 --out /tmp/sample",
            "  assay generate --programme solutions-partner --partners 1000 --out /tmp/points"
        })
@Exits({ExitCode.INPUT_REFUSED, ExitCode.CONFIGURATION})
public final class GenerateCommand extends Subcommand {
    @Mixin
    private SampleOption programme = new SampleOption();

    @Option(names = "--partners", paramLabel = "N", defaultValue = "1000", description = "How many (default: 1000).")
    private int partners;

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "" + SampleRequest.PEOPLE,
            description =
                    "How many people a partner has, about, or more if its levels need them (default: ${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Another seed is another programme.")
    private long seed;

    @Option(names = "--nights", paramLabel = "K", defaultValue = "3", description = "How many nights (default: 3).")
    private int nights;

    @Option(
            names = "--first",
            paramLabel = "D",
            description =
                    "Business date of the first night (default: 2017-10-16; of solutions-partner, one such that the"
                            + " last night is today's).")
    private @Nullable LocalDate first;

    @Option(names = "--every", paramLabel = "PERIOD", description = "From night to night, such as P1D or P28D.")
    private Period every = SampleRequest.BETWEEN_NIGHTS;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "A folder that is new or empty.")
    private Path out = Path.of("");

    @Mixin
    private RulebookOption rulebooks = new RulebookOption();

    @Mixin
    private ProgressOption progress = new ProgressOption();

    @Override
    protected ExitCode run() throws IOException {
        try {
            Settings settings = Surroundings.settings();
            SampleRequest request = SampleRequest.of(partners, people, seed, nights, first(settings), every);
            LoadedRulebooks books = rulebooks.folder() == null && programme.kind() != SampleKind.SILVER_GOLD
                    ? RulebookOption.load(programme.rulebooks(settings))
                    : rulebooks.load(settings);
            write(new SampleProgramme(programme.kind(), books.rulebooks(), request), out, progress.get());
        } catch (FileAlreadyExistsException e) {
            throw usage("%s: %s", e.getFile(), e.getReason());
        } catch (IllegalArgumentException e) {
            throw usage("%s", String.valueOf(e.getMessage()));
        }
        screen().line("%d nights of %d partners in %s; read README.txt there", nights, partners, out);
        return ExitCode.DONE;
    }

    private LocalDate first(Settings settings) {
        if (first != null) {
            return first;
        }
        return programme.kind() == SampleKind.SILVER_GOLD
                ? SampleRequest.FIRST_NIGHT
                : Surroundings.today(settings).minus(every.multipliedBy(Math.max(nights, 1) - 1));
    }

    /** Writes the programme and shows progress. */
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
