package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.NightOptions;
import dev.assay.cli.command.RulebookLoading;
import dev.assay.cli.command.Session;
import dev.assay.night.PreviewOrder;
import dev.assay.night.WhatIf;
import dev.assay.operation.Settings;
import dev.assay.rulebook.LoadedRulebooks;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "preview",
        description = {
            "Tells what the night of a date would change and tell, and writes nothing. The date may be today, published"
                    + " (what would a rerun change?), past or to come.",
            "With --rulebooks other than the configured ones, or --without-person: who would rise, fall, lose or regain"
                    + " a renewal if that were so, against the same night as it is."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay preview --date 2026-11-22 --rulebooks drafts/2027",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, also if the night would be held",
            "4:stopped",
            "5:failed",
            "64:usage; nobody knows the person",
            "65:no or a bad rulebook",
            "69:database not reachable",
            "75:a night is running",
            "78:configuration"
        })
public final class PreviewCommand implements Callable<Integer> {
    @Option(
            names = "--date",
            paramLabel = "D",
            description = "Business date, as 2026-11-22 (default: today in the programme's zone).")
    private @Nullable LocalDate date;

    @Option(names = "--without-person", paramLabel = "ID", description = "Suppose that this person leaves on that day.")
    private @Nullable String withoutPerson;

    @Option(names = "--json", description = "As one JSON document, for programs; whole, whatever --limit says.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Lines of each section; 0 = all (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Mixin
    private NightOptions options = new NightOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final List<String> notes = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new CommandFailure(ExitCode.USAGE, "--limit %d: say how many lines, 0 for all".formatted(limit));
        }
        PrintWriter out = spec.commandLine().getOut();
        Path spool = Files.createTempFile("assay-preview-", json ? ".json" : ".txt");
        try {
            if (!work(spool)) {
                out.println("stopped on request; a preview leaves nothing behind");
                return ExitCode.STOPPED.code();
            }
            try (var text = Files.newBufferedReader(spool)) {
                text.transferTo(out);
                out.flush();
            }
            return ExitCode.DONE.code();
        } finally {
            Files.delete(spool);
        }
    }

    /** Into a file: nights wait while a preview is worked out, and shall not wait for whoever reads it. */
    private boolean work(Path spool) throws IOException {
        try (Session session = Session.open();
                PrintWriter out = new PrintWriter(Files.newBufferedWriter(spool, StandardCharsets.UTF_8))) {
            PreviewOrder order = order(session.settings());
            return session.previews().preview(order, preview -> {
                if (json) {
                    new PreviewJson(session.database(), out).write(preview, order, notes);
                } else {
                    new PreviewText(session.database(), out, limit).print(preview, notes);
                }
            });
        }
    }

    private PreviewOrder order(Settings settings) {
        LocalDate day = date == null ? LocalDate.now(Clock.system(settings.zone())) : date;
        Path inbox = options.inbox() == null ? settings.inbox() : options.inbox();
        if (options.inbox() == null && !Files.isDirectory(inbox)) {
            notes.add("there is no inbox " + inbox + ", so this is without deliveries; --inbox names another");
            inbox = null;
        }
        LoadedRulebooks books = options.books(settings);
        LoadedRulebooks asItIs = options.rulebooks() == null ? books : configured(settings, books, day);
        boolean otherRules = !asItIs.fingerprint().equals(books.fingerprint());
        WhatIf whatIf =
                otherRules || withoutPerson != null ? new WhatIf(otherRules ? books : null, withoutPerson) : null;
        return new PreviewOrder(day, inbox, asItIs, whatIf, options.progress());
    }

    /** The rules as they are; where there are none that can be used, the others stand in for them. */
    private LoadedRulebooks configured(Settings settings, LoadedRulebooks others, LocalDate day) {
        String nothing = "so there is nothing to compare the other rules with: this is just the night by them";
        try {
            LoadedRulebooks books = RulebookLoading.all(settings.rulebooks());
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
