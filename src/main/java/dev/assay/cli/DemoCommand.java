package dev.assay.cli;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.RulebookLoading;
import dev.assay.cli.command.Session;
import dev.assay.cli.file.GenerateCommand;
import dev.assay.cli.night.NightSummary;
import dev.assay.cli.progress.TerminalProgress;
import dev.assay.night.NightOrder;
import dev.assay.operation.Progress;
import dev.assay.rulebook.LoadedRulebooks;
import dev.assay.sample.SampleProgramme;
import dev.assay.sample.SampleRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Invents a programme, runs three nights some weeks apart, and shows what was found.",
            "Everything goes to var/demo, which is made anew; no other database is touched."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay demo --partners 300 --seed 42",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "3:a night was held",
            "5:failed",
            "64:usage",
            "65:rulebooks refused",
            "75:var/demo is in use"
        })
final class DemoCommand implements Callable<Integer> {
    private static final List<LocalDate> NIGHTS =
            List.of(LocalDate.of(2017, 10, 16), LocalDate.of(2017, 11, 20), LocalDate.of(2017, 12, 11));

    @Option(names = "--partners", paramLabel = "N", defaultValue = "300", description = "How many (default: 300).")
    private int partners;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "42", description = "Another is another programme.")
    private long seed;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Path home = Path.of(System.getProperty("assay.home", "."));
        Path folder = home.resolve("var").resolve("demo");
        LoadedRulebooks books = RulebookLoading.all(home.resolve("jobs/rulebooks"));
        empty(folder);
        generate(folder.resolve("inbox"), books);
        out.printf("Generated %d partners and the deliveries of %d nights in %s%n", partners, NIGHTS.size(), folder);
        String url = "jdbc:h2:file:" + folder.resolve("assay") + ";MODE=MySQL;USER=sa;PASSWORD=";
        System.setProperty("spring.datasource.url", url);
        // what the environment says of another database must not be taken for this one
        System.setProperty("spring.datasource.username", "sa");
        System.setProperty("spring.datasource.password", "");
        try (Session session = Session.open()) {
            for (Path inbox : inboxes(folder.resolve("inbox"))) {
                ExitCode code = night(session, inbox, books, out);
                if (code != ExitCode.DONE && code != ExitCode.DELIVERY_PROBLEM) {
                    return code.code();
                }
            }
            new FindingsText(session.database(), out).print(url);
        }
        return ExitCode.DONE.code();
    }

    private void generate(Path inbox, LoadedRulebooks books) throws IOException {
        try {
            SampleProgramme programme =
                    new SampleProgramme(books.rulebooks(), new SampleRequest(partners, seed, NIGHTS));
            GenerateCommand.write(programme, inbox, TerminalProgress.onStandardError());
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static ExitCode night(Session session, Path inbox, LoadedRulebooks books, PrintWriter out) {
        long began = System.nanoTime();
        LocalDate date =
                NIGHTS.get(Integer.parseInt(inbox.getFileName().toString().replaceAll("^night-(\\d+)-.*$", "$1")) - 1);
        Progress progress = TerminalProgress.onStandardError();
        NightOrder order = new NightOrder(date, inbox, () -> books, null, false, progress);
        out.println();
        ExitCode code = new NightSummary(session.database(), out)
                .print(session.nights().nightly(order), System.nanoTime() - began);
        out.flush();
        return code;
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
