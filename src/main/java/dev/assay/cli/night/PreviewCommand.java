package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.JsonOption;
import dev.assay.cli.command.LimitOption;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.night.PreviewOrder;
import dev.assay.night.WhatIf;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "preview",
        description = {
            "Shows what the night of a date would change and notify, and writes nothing. The date may be today, published"
                    + " (what would a rerun change?), past or future.",
            "With --rulebooks other than the configured ones, or --without-person: who would rise, fall, lose or regain"
                    + " a renewal if that were so, compared with the same night as it is."
        },
        footer = "  assay preview --date 2026-11-22 --rulebooks drafts/2027")
@Exits({
    ExitCode.STOPPED,
    ExitCode.FAILED,
    ExitCode.INPUT_REFUSED,
    ExitCode.UNREACHABLE,
    ExitCode.BUSY,
    ExitCode.CONFIGURATION
})
public final class PreviewCommand extends Subcommand {
    @Option(
            names = "--date",
            paramLabel = "D",
            description = "Business date, such as 2026-11-22 (default: today in the programme's zone).")
    private @Nullable LocalDate date;

    @Option(names = "--without-person", paramLabel = "ID", description = "Suppose that this person leaves on that day.")
    private @Nullable String withoutPerson;

    @Mixin
    private JsonOption json = new JsonOption();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private NightOptions options = new NightOptions();

    private final List<String> notes = new ArrayList<>();

    @Override
    protected ExitCode run() throws IOException {
        int most = limit.most();
        Path spool = Files.createTempFile("assay-preview-", json.wanted() ? ".json" : ".txt");
        try {
            if (!work(spool, most)) {
                screen().line("stopped on request; a preview leaves nothing behind");
                return ExitCode.STOPPED;
            }
            try (Reader text = Files.newBufferedReader(spool)) {
                screen().copy(text);
            }
            return ExitCode.DONE;
        } finally {
            Files.delete(spool);
        }
    }

    /** Into a file: nights wait while a preview is worked out, and must not wait for whoever reads it. */
    private boolean work(Path spool, int most) throws IOException {
        try (Session session = Session.forWork();
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(spool, StandardCharsets.UTF_8))) {
            PreviewOrder order = order(session);
            return session.desk().previews().preview(order, preview -> {
                if (json.wanted()) {
                    new PreviewJson(session.database(), out).write(preview, order, notes);
                } else {
                    new PreviewText(session.database(), screen().into(out), most).print(preview, notes);
                }
            });
        }
    }

    private PreviewOrder order(Session session) {
        Settings settings = session.settings();
        LocalDate day = date == null ? session.today() : date;
        Path inbox = options.inbox() == null ? settings.inbox() : options.inbox();
        if (options.inbox() == null && !Files.isDirectory(inbox)) {
            notes.add("there is no inbox " + inbox + ", so this is without deliveries; --inbox names another");
            inbox = null;
        }
        LoadedRulebooks books = options.rulebooks().load(settings);
        LoadedRulebooks asItIs = options.rulebooks().folder() == null ? books : configured(settings, books, day);
        boolean otherRules = !asItIs.fingerprint().equals(books.fingerprint());
        WhatIf whatIf =
                otherRules || withoutPerson != null ? new WhatIf(otherRules ? books : null, withoutPerson) : null;
        return new PreviewOrder(day, inbox, asItIs, whatIf, options.progress().get());
    }

    /** The rules as they are; where there are none that can be used, the others stand in for them. */
    private LoadedRulebooks configured(Settings settings, LoadedRulebooks others, LocalDate day) {
        String nothing = "so there is nothing to compare the other rules with: this is just the night by them";
        try {
            LoadedRulebooks books = RulebookOption.load(settings.rulebooks());
            if (books.rulebooks().inForceOn(day).isPresent()) {
                return books;
            }
            notes.add("of the configured rulebooks (%s) none is in force on %s, %s"
                    .formatted(settings.rulebooks(), day, nothing));
        } catch (CommandFailure e) {
            String why =
                    String.valueOf(e.getMessage()).lines().skip(1).findFirst().orElse(e.getMessage());
            notes.add("the configured rulebooks (%s) cannot be loaded (%s), %s"
                    .formatted(settings.rulebooks(), why, nothing));
        }
        return others;
    }
}
