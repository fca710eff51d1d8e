package dev.assay.cli.file;

import dev.assay.cli.command.CommandGroup;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.LimitOption;
import dev.assay.cli.command.MappingOption;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.command.Surroundings;
import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.DeliveryRow;
import dev.assay.feed.Rehearsal;
import dev.assay.feed.Rejection;
import dev.assay.mapping.Mapping;
import dev.assay.operation.Settings;
import dev.assay.rules.Rulebooks;
import dev.assay.yaml.FileError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "feeds",
        description = "Works on files before they are delivered.",
        subcommands = FeedsCommand.Try.class)
public final class FeedsCommand extends CommandGroup {
    @Command(
            name = "try",
            description = {
                "Shows how a file would be read by a mapping: its first rows for each feed, what would be rejected and why,"
                        + " and the codes that no rulebook knows. Exits with 65 if the file would be refused.",
                "Needs no database, and leaves nothing behind."
            },
            footer = "  assay feeds try --mapping partner-centre-trainings TrainingCompletions.csv")
    @Exits({ExitCode.INPUT_REFUSED, ExitCode.CONFIGURATION})
    static final class Try extends Subcommand {
        @Parameters(paramLabel = "FILE", description = "The file: .csv, .tsv, .json or .ndjson, packed (.gz) or not.")
        private Path file = Path.of("");

        @Mixin
        private MappingOption mapping = new MappingOption();

        @Mixin
        private RulebookOption rulebooks = new RulebookOption();

        @Mixin
        private LimitOption limit = new LimitOption(5);

        @Option(names = "--rows", paramLabel = "N", hidden = true, description = "The same as --limit.")
        void rows(int rows) {
            limit.set(rows);
        }

        @Option(
                names = "--produced-at",
                paramLabel = "INSTANT",
                description = "As if it were produced then, such as 2026-11-22T01:00:00Z (default: now).")
        private Instant producedAt = Instant.now();

        @Mixin
        private JsonOption json = new JsonOption();

        @Override
        protected ExitCode run() {
            int most = limit.most();
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                        ? usage("%s is not a regular file, and links are not followed; name the file itself", file)
                        : usage("there is no file %s; name an existing one", file);
            }
            Settings settings = Surroundings.settings();
            Mapping by =
                    mapping.load(settings).orElseThrow(() -> usage("--mapping is missing; name the mapping to try"));
            Rulebooks books = rulebooks.load(settings).rulebooks();
            UnknownCodes unknown = new UnknownCodes(books);
            Found found = new Found(unknown, most);
            Rehearsal rehearsal = read(by, settings, books.levelNames(), found);
            FeedTrial trial = new FeedTrial(
                    file, by, rehearsal, found.first, found.revoking.sum(), found.rejections, unknown.all());
            if (json.wanted()) {
                screen().document(trial.answer());
            } else {
                trial.print(screen(), most);
            }
            return rehearsal.refused() == null ? ExitCode.DONE : ExitCode.INPUT_REFUSED;
        }

        private Rehearsal read(Mapping by, Settings settings, List<String> levels, Found found) {
            try {
                return Rehearsal.of(
                        file,
                        by,
                        producedAt,
                        settings.limits().feed().granting(levels),
                        settings.limits().rejected(),
                        found::row,
                        found::rejection);
            } catch (IOException e) {
                throw ExitCode.CONFIGURATION.failure(
                        "%s cannot be read: %s; allow this user to read it", file, FileError.reason(e));
            }
        }
    }

    /** What is kept of a file while it is read. */
    private static final class Found {
        private final UnknownCodes unknown;
        private final int most;
        private final Map<Feed, List<Fact>> first = new EnumMap<>(Feed.class);
        private final List<Rejection> rejections = new ArrayList<>();
        private final LongAdder revoking = new LongAdder();

        Found(UnknownCodes unknown, int most) {
            this.unknown = unknown;
            this.most = most;
        }

        void row(DeliveryRow row) {
            if (row instanceof DeliveryRow.Revoking) {
                revoking.increment();
            }
            row.to(
                    fact -> {
                        unknown.look(fact);
                        keep(fact, first.computeIfAbsent(fact.feed(), feed -> new ArrayList<>()));
                    },
                    rejection -> {});
        }

        void rejection(Rejection rejection) {
            keep(rejection, rejections);
        }

        private <T> void keep(T one, List<T> kept) {
            if (kept.size() < most) {
                kept.add(one);
            }
        }
    }
}
