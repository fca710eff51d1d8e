package dev.assay.cli.answer;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.OutboundLoading;
import dev.assay.cli.command.PartnerSearch;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.command.Suggestion;
import dev.assay.language.Languages;
import dev.assay.language.Messages;
import dev.assay.operation.Settings;
import dev.assay.outbound.Contacts;
import dev.assay.outbound.PartnerReport;
import dev.assay.report.RunReport;
import dev.assay.rules.Rulebooks;
import dev.assay.store.Database;
import dev.assay.store.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "report",
        description = {
            "Writes a run as one HTML page that needs nothing besides itself: who is at risk, when, why, and what to do; what"
                    + " moved; levels; overrides; and for operators deliveries, times and the nights before.",
            "What a held run would publish is shown too; of one that did not get to its end, what there is.",
            "Or, of one partner, the page to send to it: where it stands, what is at risk and by when, who counts, and what to"
                    + " do, in its language."
        },
        footer = {
            "  assay report 17 --out /srv/www/assay/17.html",
            "  assay report --partner P00017 --language ko --out P00017.html"
        })
@Exits({ExitCode.FAILED, ExitCode.INPUT_REFUSED, ExitCode.UNREACHABLE, ExitCode.BUSY, ExitCode.CONFIGURATION})
public final class ReportCommand extends Subcommand {
    private static final int RISKS = 2000;
    private static final int ROWS = 500;

    private static final Path STANDARD_OUTPUT = Path.of("-");

    @ArgGroup
    private Which which = new Which();

    private static final class Which {
        @Parameters(
                arity = "0..1",
                paramLabel = "RUN",
                description = "The run, by its number (default: the newest, whatever its status).")
        private @Nullable Long number;

        @Option(names = "--run", paramLabel = "N", description = "The same.")
        private @Nullable Long run;

        @Option(names = "--latest", description = "The newest run.")
        private boolean latest;

        @Option(names = "--partner", paramLabel = "P", description = "The page of a partner, by its id or name.")
        private @Nullable String partner;
    }

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to; - is standard output (default: report-run-N.html or report-P.html in this folder).")
    private @Nullable Path out;

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

    @Mixin
    private RulebookOption rulebooks = new RulebookOption();

    @Override
    protected ExitCode run() {
        String partner = which.partner;
        if (partner == null && (language != null || contacts != null)) {
            throw usage("--language and --contacts go with --partner");
        }
        try (Session session = Session.forAnswers()) {
            if (partner == null) {
                Run run = run(session.database(), which.number == null ? which.run : which.number);
                write(
                        "run-" + run.runId(),
                        "run " + run.runId(),
                        () -> html(session, rulebooks.load(session.settings()).rulebooks(), run));
            } else {
                String id = PartnerSearch.id(session.database(), partner);
                write(id, "partner " + id, () -> ofPartner(session, id));
            }
            return ExitCode.DONE;
        }
    }

    /** Refuses a file that cannot be one before the page is made. */
    private void write(String name, String what, Supplier<String> page) {
        Path place = out == null ? Path.of("report-%s.html".formatted(name)) : out;
        ReportFile file = place.equals(STANDARD_OUTPUT) ? null : ReportFile.at(place);
        String html = page.get();
        if (file == null) {
            screen().raw(html);
        } else {
            screen().line("%s: %s", what, file.write(html));
        }
    }

    private static String html(Session session, Rulebooks books, Run run) {
        RunReport report = new RunReport(session.database(), session.settings(), books, RISKS, ROWS);
        return RunReport.html(session.inTransaction(() -> report.page(run)));
    }

    /** Writes the page of the run that readers see; says where it is. */
    public static Path write(Session session, Rulebooks books, Path place) {
        Run run = session.database().runs().published().orElseThrow();
        return ReportFile.at(place).write(html(session, books, run));
    }

    private String ofPartner(Session session, String partner) {
        Settings settings = session.settings();
        Run night = session.database()
                .runs()
                .published()
                .orElseThrow(() -> usage("no night has been published yet; '%s' runs one", Suggestion.of("nightly")));
        PartnerReport report = new PartnerReport(
                session.database(),
                settings.programme(OutboundLoading.rulebooks(rulebooks, settings, night)),
                settings.work().factsPerPartner(),
                night.businessDate(),
                messages(settings, partner));
        return PartnerReport.html(session.inTransaction(() -> report.page(partner)
                .orElseThrow(() -> usage(
                        "nothing is published of partner \"%s\" yet; the next night that knows it will publish it",
                        partner))));
    }

    private Messages messages(Settings settings, String partner) {
        Languages languages = OutboundLoading.languages(settings);
        String asked = language == null ? ofContact(settings, partner) : language;
        Messages found = asked.isEmpty() ? languages.english() : languages.find(asked);
        if (found == null && language != null) {
            throw usage("there are no messages in \"%s\"; there are in %s", asked, String.join(", ", languages.tags()));
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

    private static Run run(Database database, @Nullable Long number) {
        List<Run> newest = database.runs().newest(1);
        if (newest.isEmpty()) {
            throw ExitCode.USAGE.failure("there is no run yet; '%s' makes one", Suggestion.of("nightly"));
        }
        if (number == null) {
            return newest.get(0);
        }
        return database.runs()
                .find(number)
                .orElseThrow(() -> usage(
                        "there is no run %d; the newest is %d, '%s' shows the last ones",
                        number, newest.get(0).runId(), Suggestion.of("history")));
    }
}
