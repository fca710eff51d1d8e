package dev.assay.cli;

import dev.assay.cli.answer.ReportCommand;
import dev.assay.cli.command.DemoDatabase;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.command.Surroundings;
import dev.assay.cli.file.GenerateCommand;
import dev.assay.cli.file.SampleOption;
import dev.assay.cli.night.NightSummary;
import dev.assay.cli.progress.TerminalProgress;
import dev.assay.night.NightOrder;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.sample.SampleKind;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Invents a programme, runs three nights some weeks apart, and shows the results.",
            "Everything goes to var/demo, which is created anew; no other database is touched. Other commands look at it with"
                    + " --demo."
        },
        footer = {"  assay demo --partners 300 --seed 42", "  assay demo --programme solutions-partner"})
@Exits({ExitCode.HELD, ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.BUSY, ExitCode.CONFIGURATION})
final class DemoCommand extends Subcommand {
    /** The last night of a programme of silver and gold levels: after a change of the shipped rulebooks. */
    private static final LocalDate SILVER_GOLD_LAST = LocalDate.of(2017, 12, 11);

    private static final int FIRST = 56;
    private static final int SECOND = 21;

    @Mixin
    private SampleOption programme = new SampleOption();

    @Option(names = "--partners", paramLabel = "N", defaultValue = "300", description = "How many (default: 300).")
    private int partners;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Another seed is another programme.")
    private long seed;

    @Option(
            names = "--last",
            paramLabel = "D",
            description = "Business date of the last night (default: 2017-12-11; of solutions-partner, today).")
    private @Nullable LocalDate last;

    @Override
    protected ExitCode run() throws IOException {
        DemoDatabase.use(true);
        Settings settings = Surroundings.settings();
        Path folder = settings.home().resolve("var").resolve("demo");
        LoadedRulebooks books = RulebookOption.load(programme.rulebooks(settings));
        List<LocalDate> nights = nights(settings);
        SampleProgramme sample = invent(books, nights);
        FileSystemUtils.deleteRecursively(folder);
        GenerateCommand.write(sample, folder.resolve("inbox"), TerminalProgress.onStandardError());
        screen().line("Generated %d partners and the deliveries of %d nights in %s", partners, nights.size(), folder);
        try (Session session = Session.forNights()) {
            List<Path> inboxes = inboxes(folder.resolve("inbox"));
            for (int i = 0; i < inboxes.size(); i++) {
                ExitCode code = night(session, nights.get(i), inboxes.get(i), books);
                if (code != ExitCode.DONE && code != ExitCode.DELIVERY_PROBLEM) {
                    return code;
                }
            }
            Path page = ReportCommand.write(session, books.rulebooks(), folder.resolve("report.html"));
            new DemoFindings(session, screen(), programme.kind(), books).print(page);
        }
        return ExitCode.DONE;
    }

    private List<LocalDate> nights(Settings settings) {
        LocalDate end = last != null
                ? last
                : programme.kind() == SampleKind.SILVER_GOLD ? SILVER_GOLD_LAST : Surroundings.today(settings);
        return List.of(end.minusDays(FIRST), end.minusDays(SECOND), end);
    }

    private SampleProgramme invent(LoadedRulebooks books, List<LocalDate> nights) {
        try {
            return new SampleProgramme(programme.kind(), books.rulebooks(), new SampleRequest(partners, seed, nights));
        } catch (IllegalArgumentException e) {
            throw usage("%s", String.valueOf(e.getMessage()));
        }
    }

    private ExitCode night(Session session, LocalDate date, Path inbox, LoadedRulebooks books) {
        NightOrder order = new NightOrder(date, inbox, () -> books, null, false, TerminalProgress.onStandardError());
        screen().line("");
        return new NightSummary(session, screen(), new NightOptions(), inbox)
                .print(session.nights().nightly(order));
    }

    private static List<Path> inboxes(Path folder) throws IOException {
        try (Stream<Path> nights = Files.list(folder)) {
            return nights.filter(Files::isDirectory).sorted().toList();
        }
    }
}
