package dev.assay.cli.file;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.InstantOption;
import dev.assay.cli.command.MappingLoading;
import dev.assay.cli.command.RulebookLoading;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.DeliveryRow;
import dev.assay.feed.FeedLimits;
import dev.assay.feed.Rehearsal;
import dev.assay.feed.Rejection;
import dev.assay.feed.RejectionLimit;
import dev.assay.mapping.Mapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "feeds",
        description = "Works on files before they are delivered.",
        mixinStandardHelpOptions = true,
        subcommands = FeedsCommand.Try.class)
public final class FeedsCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do with the file: try");
    }

    @Command(
            name = "try",
            description = {
                "Shows what a file would be read as by a mapping: its first rows for each feed, what would be rejected"
                        + " and why, and the codes that no rulebook knows.",
                "Needs no database, and leaves nothing behind."
            },
            mixinStandardHelpOptions = true,
            footerHeading = "%nExample:%n",
            footer = "  assay feeds try --mapping partner-centre-trainings TrainingCompletions.csv",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the file would be taken in",
                "64:usage",
                "65:the file would be refused, or a mapping or rulebook is"
            })
    static final class Try implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "The file: .csv, .tsv, .json or .ndjson, packed (.gz) or not.")
        private Path file = Path.of("");

        @Option(names = "--mapping", paramLabel = "NAME", required = true, description = "By which mapping it is read.")
        private String mapping = "";

        @Option(
                names = "--mappings",
                paramLabel = "DIR",
                description = "Folder of the mappings (default: ASSAY_MAPPINGS, else jobs/mappings).")
        private @Nullable Path mappings;

        @Option(names = "--rulebooks", paramLabel = "DIR", description = "Whose codes are known.")
        private @Nullable Path rulebooks;

        @Option(
                names = "--rows",
                paramLabel = "N",
                defaultValue = "5",
                description = "Show so many rows of each feed, and rejected ones (default: ${DEFAULT-VALUE}).")
        private int rows;

        @Option(
                names = "--produced-at",
                paramLabel = "INSTANT",
                description = "As if it were produced then, as 2026-11-22T01:00:00Z (default: now).")
        private @Nullable String producedAt;

        @Option(names = "--json", description = "As JSON, for programs.")
        private boolean json;

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            if (rows < 0) {
                throw new CommandFailure(ExitCode.USAGE, "--rows %d: say 0 or more".formatted(rows));
            }
            if (!Files.isRegularFile(file)) {
                throw new CommandFailure(ExitCode.USAGE, "%s is no file; name an existing one".formatted(file));
            }
            Mapping by = MappingLoading.named(mapping, mappings);
            Path books = rulebooks == null
                    ? Path.of(System.getProperty("assay.home", ".")).resolve("jobs/rulebooks")
                    : rulebooks;
            UnknownCodes unknown = new UnknownCodes(RulebookLoading.all(books).rulebooks());
            Map<Feed, List<Fact>> first = new EnumMap<>(Feed.class);
            List<Rejection> rejections = new ArrayList<>();
            LongAdder revoking = new LongAdder();
            Rehearsal found = read(by, unknown, first, revoking, rejections);
            FeedTrial trial = new FeedTrial(file, by, found, first, revoking.sum(), rejections, unknown.all());
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? trial.json() + System.lineSeparator() : trial.text());
            out.flush();
            return (found.refused() == null ? ExitCode.DONE : ExitCode.INPUT_REFUSED).code();
        }

        private Rehearsal read(
                Mapping by,
                UnknownCodes unknown,
                Map<Feed, List<Fact>> first,
                LongAdder revoking,
                List<Rejection> rejections) {
            try {
                return Rehearsal.of(
                        file,
                        by,
                        InstantOption.orNow("--produced-at", producedAt),
                        FeedLimits.DEFAULTS,
                        RejectionLimit.DEFAULTS,
                        row -> {
                            if (row instanceof DeliveryRow.Revoking) {
                                revoking.increment();
                            }
                            row.to(
                                    fact -> {
                                        unknown.look(fact);
                                        keep(fact, first.computeIfAbsent(fact.feed(), feed -> new ArrayList<>()));
                                    },
                                    rejection -> {});
                        },
                        rejection -> keep(rejection, rejections));
            } catch (IOException e) {
                throw new CommandFailure(
                        ExitCode.INPUT_REFUSED,
                        "%s cannot be read (%s); allow this user to read it".formatted(file, e));
            }
        }

        private <T> void keep(T one, List<T> shown) {
            if (shown.size() < rows) {
                shown.add(one);
            }
        }
    }
}
