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
import dev.assay.cli.night.NightSummary;
import dev.assay.cli.progress.TerminalProgress;
import dev.assay.night.NightOrder;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Invents a programme, runs three nights some weeks apart, and shows the results.",
            "Everything goes to var/demo, which is created anew; no other database is touched. Other commands look at it with"
                    + " --demo."
        },
        footer = "  assay demo --partners 300 --seed 42")
@Exits({ExitCode.HELD, ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.BUSY, ExitCode.CONFIGURATION})
final class DemoCommand extends Subcommand {
    private static final List<LocalDate> NIGHTS =
            List.of(LocalDate.of(2017, 10, 16), LocalDate.of(2017, 11, 20), LocalDate.of(2017, 12, 11));

    @Option(names = "--partners", paramLabel = "N", defaultValue = "300", description = "How many (default: 300).")
    private int partners;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Another seed is another programme.")
    private long seed;

    @Override
    protected ExitCode run() throws IOException {
        DemoDatabase.use(true);
        Path home = Surroundings.settings().home();
        Path folder = home.resolve("var").resolve("demo");
        LoadedRulebooks books = RulebookOption.load(home.resolve("jobs/rulebooks"));
        empty(folder);
        generate(folder.resolve("inbox"), books);
        screen().line("Generated %d partners and the deliveries of %d nights in %s", partners, NIGHTS.size(), folder);
        try (Session session = Session.forNights()) {
            for (Path inbox : inboxes(folder.resolve("inbox"))) {
                ExitCode code = night(session, inbox, books);
                if (code != ExitCode.DONE && code != ExitCode.DELIVERY_PROBLEM) {
                    return code;
                }
            }
            Path page = ReportCommand.write(session, books.rulebooks(), folder.resolve("report.html"));
            new DemoFindings(session.database(), screen()).print(page);
        }
        return ExitCode.DONE;
    }

    private void generate(Path inbox, LoadedRulebooks books) throws IOException {
        try {
            SampleProgramme programme =
                    new SampleProgramme(books.rulebooks(), new SampleRequest(partners, seed, NIGHTS));
            GenerateCommand.write(programme, inbox, TerminalProgress.onStandardError());
        } catch (IllegalArgumentException e) {
            throw usage("%s", String.valueOf(e.getMessage()));
        }
    }

    private ExitCode night(Session session, Path inbox, LoadedRulebooks books) {
        LocalDate date =
                NIGHTS.get(Integer.parseInt(inbox.getFileName().toString().replaceAll("^night-(\\d+)-.*$", "$1")) - 1);
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

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
