package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Exits;
import dev.assay.cli.command.OutboundLoading;
import dev.assay.cli.command.RulebookOption;
import dev.assay.cli.command.Session;
import dev.assay.cli.command.Subcommand;
import dev.assay.cli.output.Screen;
import dev.assay.language.Titles;
import dev.assay.operation.Settings;
import dev.assay.outbound.Contacts;
import dev.assay.outbound.Outbound;
import dev.assay.report.RiskRemedies;
import dev.assay.rules.Rulebooks;
import dev.assay.store.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "notify",
        description = {
            "Renders each notification published since the last call as a mail: what is at risk, why, the cheapest remedy"
                    + " and its deadline, in the language of the partner's contact.",
            "As files for a mail transfer agent (--to), each exactly once, or by the mail server of the settings spring.mail"
                    + " (--smtp), each at least once, a repetition with the same Message-ID."
        },
        footer = "  assay notify --since-last --to var/mails --from 'Partner Programme <programme@example.org>'")
@Exits({
    ExitCode.FAILED,
    ExitCode.DELIVERY_PROBLEM,
    ExitCode.INPUT_REFUSED,
    ExitCode.UNREACHABLE,
    ExitCode.BUSY,
    ExitCode.CONFIGURATION
})
public final class NotifyCommand extends Subcommand {
    @Option(names = "--since-last", required = true, description = "All since the last call; the first time, all.")
    private boolean sinceLast;

    @ArgGroup(multiplicity = "1")
    private Where where = new Where();

    @Option(
            names = "--contacts",
            paramLabel = "FILE",
            description = "CSV: partner_id,mail,language (default: the setting assay.outbound.contacts).")
    private @Nullable Path contacts;

    @Option(
            names = "--from",
            paramLabel = "ADDRESS",
            description = "Sender address (default: the setting assay.outbound.from).")
    private @Nullable String from;

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            defaultValue = "notify",
            description = "The cursor, as status shows it (default: notify).")
    private String reader = "notify";

    @Mixin
    private RulebookOption rulebooks = new RulebookOption();

    static final class Where {
        @Option(
                names = "--to",
                paramLabel = "DIR",
                required = true,
                description = "Write files EVENT-ID.eml into this folder.")
        private @Nullable Path folder;

        @Option(
                names = "--smtp",
                required = true,
                description = "Send through the mail server of the settings spring.mail.")
        private boolean smtp;

        @Option(
                names = "--skip",
                required = true,
                description = "Send nothing; move the cursor past everything published so far.")
        private boolean skip;
    }

    @Override
    protected ExitCode run() {
        Path folder = where.folder;
        if (folder != null && !Files.isDirectory(folder)) {
            throw ExitCode.USAGE.failure("there is no folder %s; create it, or give another --to", folder);
        }
        try (Session session = Session.forWork()) {
            Run last = session.database().runs().published().orElse(null);
            if (last == null) {
                screen().line("no night has been published yet, so there is nothing to send");
                return ExitCode.DONE;
            }
            Outbound outbound = outbound(session, last);
            if (where.skip) {
                screen().line("passed over %d notifications; cursor %s", outbound.skip(), reader);
                return ExitCode.DONE;
            }
            Outbound.Result result =
                    Mails.guarded(() -> folder == null ? outbound.by(Mails.server()) : outbound.into(folder));
            print(result, screen());
            return result.rejected().isEmpty() ? ExitCode.DONE : ExitCode.DELIVERY_PROBLEM;
        }
    }

    private Outbound outbound(Session session, Run last) {
        Settings settings = session.settings();
        Rulebooks books = OutboundLoading.rulebooks(rulebooks, settings, last);
        RiskRemedies remedies = new RiskRemedies(
                session.database(), settings.programme(books), settings.work().factsPerPartner());
        return new Outbound(
                session.database(),
                session.desk().transactions(),
                remedies,
                new Outbound.Sender(
                        reader,
                        where.skip
                                ? Mails.nobody()
                                : Mails.sender(
                                        from == null ? settings.outbound().from() : from),
                        where.skip ? Contacts.none() : contacts(settings),
                        OutboundLoading.languages(settings),
                        new Titles(books, last.businessDate()),
                        last.businessDate()),
                Clock.systemUTC());
    }

    private Contacts contacts(Settings settings) {
        return OutboundLoading.contacts(contacts == null ? settings.outbound().contacts() : contacts);
    }

    private static void print(Outbound.Result result, Screen screen) {
        screen.line(
                "%d %s, through notification %d",
                result.sent(), result.sent() == 1 ? "mail" : "mails", result.throughSeq());
        result.inEnglish()
                .forEach((language, mails) ->
                        screen.line("  %d in English, as there are no messages in %s", mails, language));
        if (!result.withoutContact().isEmpty()) {
            screen.line(
                    "  %d notifications of partners without a contact: %s",
                    result.withoutContact().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    String.join(", ", result.withoutContact().keySet()));
        }
        result.rejected()
                .forEach((event, reason) ->
                        screen.line("  refused by the server: %s: %s", event, reason.replaceAll("\\s*\\R\\s*", " ")));
    }
}
