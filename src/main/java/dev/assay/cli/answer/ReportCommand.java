package dev.assay.cli.answer;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.OutboundLoading;
import dev.assay.cli.command.RulebookLoading;
import dev.assay.cli.command.Session;
import dev.assay.language.Languages;
import dev.assay.language.Messages;
import dev.assay.operation.Settings;
import dev.assay.outbound.Contacts;
import dev.assay.outbound.PartnerReport;
import dev.assay.report.RunReport;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.run.Run;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "report",
        description = {
            "Writes a run as one HTML page that needs nothing besides itself: who is at risk, when, why, and what to do; what"
                    + " moved; levels; overrides; and for operators deliveries, times and the nights before.",
            "What a held run would publish is shown too; of one that did not get to its end, what there is.",
            "Or, of one partner, the page to send to it: where it stands, what is at risk and by when, who counts, and what to"
                    + " do, in its language."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  assay report --run 17 --out /srv/www/assay/17.html",
            "  assay report --partner P00017 --language ko --out P00017.html"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "64:usage, no such run, partner, language or folder",
            "65:no or a bad rulebook, contacts or message files refused",
            "69:database not reachable",
            "75:the embedded database is in use",
            "78:configuration, or the file cannot be written"
        })
public final class ReportCommand implements Callable<Integer> {
    private static final int RISKS = 2000;
    private static final int ROWS = 500;
    private static final Path STANDARD_OUTPUT = Path.of("-");

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to; - is standard output (default: report-run-N.html or report-P.html in this folder).")
    private @Nullable Path out;

    @Option(names = "--rulebooks", paramLabel = "DIR", description = "Default: the setting assay.rulebooks.")
    private @Nullable Path rulebooks;

    @Option(
            names = "--language",
            paramLabel = "L",
            description = "Of the page of a partner, as ko (default: that of its contact, else English).")
    private @Nullable String language;

    @Option(
            names = "--contacts",
            paramLabel = "FILE",
            description = "CSV: partner_id,mail,language (default: the setting assay.outbound.contacts).")
    private @Nullable Path contacts;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class Which {
        @Option(names = "--run", paramLabel = "N", required = true, description = "A run, by its number.")
        private @Nullable Long run;

        @Option(names = "--latest", required = true, description = "The newest run, whatever has become of it.")
        private boolean latest;

        @Option(names = "--partner", paramLabel = "P", required = true, description = "A partner, by its id.")
        private @Nullable String partner;
    }

    @Override
    public Integer call() {
        String partner = which.partner;
        if (partner == null && (language != null || contacts != null)) {
            throw new CommandFailure(ExitCode.USAGE, "--language and --contacts go with --partner");
        }
        try (Session session = Session.open()) {
            if (partner == null) {
                Run run = run(session.database());
                write("run-" + run.runId(), "run " + run.runId(), () -> ofRun(session, run));
            } else {
                write(partner, "partner " + partner, () -> ofPartner(session, partner));
            }
            return ExitCode.DONE.code();
        }
    }

    /** Refuses a file that cannot be one before the page is made. */
    private void write(String name, String what, Supplier<String> page) {
        PrintWriter terminal = spec.commandLine().getOut();
        Path place = out == null ? Path.of("report-%s.html".formatted(name)) : out;
        ReportFile file = place.equals(STANDARD_OUTPUT) ? null : ReportFile.at(place);
        String html = page.get();
        if (file == null) {
            terminal.print(html);
            terminal.flush();
        } else {
            terminal.printf("%s: %s%n", what, file.write(html));
        }
    }

    private String ofRun(Session session, Run run) {
        Rulebooks books = RulebookLoading.all(rulebooks(session.settings())).rulebooks();
        return RunReport.html(session.inTransaction(
                () -> new RunReport(session.database(), session.settings(), books, RISKS, ROWS).page(run)));
    }

    private Path rulebooks(Settings settings) {
        return rulebooks == null ? settings.rulebooks() : rulebooks;
    }

    private String ofPartner(Session session, String partner) {
        Settings settings = session.settings();
        Run night = session.database()
                .runs()
                .published()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE, "no night has been published yet; 'assay nightly' runs one"));
        PartnerReport report = new PartnerReport(
                session.database(),
                settings.programme(OutboundLoading.rulebooks(rulebooks(settings), night)),
                settings.work().factsPerPartner(),
                night.businessDate(),
                messages(settings, partner));
        return PartnerReport.html(session.inTransaction(() -> report.page(partner)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "nothing is published of a partner \"%s\"; ids are case-sensitive, v1_partner_standing has them all"
                                .formatted(partner)))));
    }

    private Messages messages(Settings settings, String partner) {
        Languages languages = OutboundLoading.languages(settings);
        String asked = language == null ? ofContact(settings, partner) : language;
        Messages found = asked.isEmpty() ? languages.english() : languages.find(asked);
        if (found == null && language != null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "there are no messages in \"%s\"; there are in %s"
                            .formatted(asked, String.join(", ", languages.tags())));
        }
        return found == null ? languages.english() : found;
    }

    /** The language of the partner's contact; empty if there is none, nor a file of contacts that was not asked for. */
    private String ofContact(Settings settings, String partner) {
        Path file = contacts == null ? settings.outbound().contacts() : contacts;
        return contacts == null && !Files.exists(file)
                ? ""
                : OutboundLoading.contacts(file)
                        .of(partner)
                        .map(Contacts.Contact::language)
                        .orElse("");
    }

    private Run run(Database database) {
        List<Run> newest = database.runs().newest(1);
        if (newest.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "there is no run yet; 'assay nightly' makes one");
        }
        Long number = which.run;
        if (number == null) {
            return newest.get(0);
        }
        return database.runs()
                .find(number)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "there is no run %d; the newest is %d, 'assay history' shows the last ones"
                                .formatted(number, newest.get(0).runId())));
    }
}
