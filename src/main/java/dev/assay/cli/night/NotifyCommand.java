package dev.assay.cli.night;

import dev.assay.cli.command.CommandFailure;
import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.OutboundLoading;
import dev.assay.cli.command.Session;
import dev.assay.language.Titles;
import dev.assay.operation.Settings;
import dev.assay.outbound.Contacts;
import dev.assay.outbound.Outbound;
import dev.assay.report.RiskRemedies;
import dev.assay.rules.Rulebooks;
import dev.assay.store.run.Run;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "notify",
        description = {
            "Makes a mail of each notification that was published since the last call: what is at risk, why, what takes the"
                    + " least to mend it, and by when, in the language of the partner's contact.",
            "As files for a mail transfer agent (--to), each exactly once, or by the mail server of the settings spring.mail"
                    + " (--smtp), each at least once, a repetition with the same Message-ID."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  assay notify --since-last --to var/mails --from 'Partner Programme <programme@example.org>'",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done, or nothing to do",
            "5:failed; run the same command to resume",
            "6:sent, but the mail server refused some mails for good",
            "64:usage, or no such folder",
            "65:contacts or message files refused, no or a bad rulebook, or another than that of the last night",
            "69:database not reachable",
            "75:another process is sending, or the embedded database is in use",
            "78:configuration"
        })
public final class NotifyCommand implements Callable<Integer> {
    @Option(names = "--since-last", required = true, description = "All since the last call, at first all there are.")
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
            description = "Who mails come from (default: the setting assay.outbound.from).")
    private @Nullable String from;

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            defaultValue = "notify",
            description = "The cursor, as status shows it (default: notify).")
    private String reader = "notify";

    @Option(names = "--rulebooks", paramLabel = "DIR", description = "Default: the setting assay.rulebooks.")
    private @Nullable Path rulebooks;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    static final class Where {
        @Option(names = "--to", paramLabel = "DIR", required = true, description = "A folder, for files EVENT-ID.eml.")
        private @Nullable Path folder;

        @Option(names = "--smtp", required = true, description = "The mail server of the settings spring.mail.")
        private boolean smtp;

        @Option(names = "--skip", required = true, description = "Nowhere: passes over all that there are now.")
        private boolean skip;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = where.folder;
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "there is no folder %s; create it, or say another --to".formatted(folder));
        }
        try (Session session = Session.open()) {
            Run last = session.database().runs().published().orElse(null);
            if (last == null) {
                out.println("no night has been published yet, so there is nothing to send");
                return ExitCode.DONE.code();
            }
            Outbound outbound = outbound(session, last);
            if (where.skip) {
                out.printf("passed over %d notifications; cursor %s%n", outbound.skip(), reader);
                return ExitCode.DONE.code();
            }
            Outbound.Result result =
                    guarded(() -> folder == null ? outbound.by(server(session)) : outbound.into(folder));
            print(result, out);
            return (result.rejected().isEmpty() ? ExitCode.DONE : ExitCode.DELIVERY_PROBLEM).code();
        }
    }

    private Outbound outbound(Session session, Run last) {
        Settings settings = session.settings();
        Rulebooks books = OutboundLoading.rulebooks(rulebooks == null ? settings.rulebooks() : rulebooks, last);
        RiskRemedies remedies = new RiskRemedies(
                session.database(), settings.programme(books), settings.work().factsPerPartner());
        return new Outbound(
                session.database(),
                session.transactions(),
                remedies,
                new Outbound.Sender(
                        reader,
                        where.skip ? new InternetAddress() : sender(settings),
                        where.skip ? Contacts.none() : contacts(settings),
                        OutboundLoading.languages(settings),
                        new Titles(books, last.businessDate()),
                        last.businessDate()),
                Clock.systemUTC());
    }

    private Contacts contacts(Settings settings) {
        return OutboundLoading.contacts(contacts == null ? settings.outbound().contacts() : contacts);
    }

    private InternetAddress sender(Settings settings) {
        String address = from == null ? settings.outbound().from() : from;
        if (address.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "nobody is named who mails come from; say --from 'Partner Programme <programme@example.org>' or set assay.outbound.from");
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            if (parsed.getAddress().indexOf('@') < 0) {
                throw new AddressException("no domain");
            }
            return parsed;
        } catch (AddressException e) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "mails cannot come from \"%s\": %s; write it as 'Partner Programme <programme@example.org>'"
                            .formatted(address, e.getMessage()));
        }
    }

    private static JavaMailSender server(Session session) {
        return session.mailServer()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.CONFIGURATION,
                        "no mail server is configured; set spring.mail.host, or write files with --to DIR"));
    }

    private static Outbound.Result guarded(Supplier<Outbound.Result> sending) {
        try {
            return sending.get();
        } catch (Outbound.CursorMoved e) {
            throw new CommandFailure(ExitCode.BUSY, "%s; wait until it has ended".formatted(e.getMessage()));
        } catch (MailException e) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "the mail server does not take the mail: %s; run the same command to resume".formatted(said(e)));
        } catch (UncheckedIOException e) {
            throw new CommandFailure(ExitCode.FAILED, "%s; run the same command to resume".formatted(e.getMessage()));
        }
    }

    private static String said(MailException error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private void print(Outbound.Result result, PrintWriter out) {
        out.printf(
                "%d %s, through notification %d%n",
                result.sent(), result.sent() == 1 ? "mail" : "mails", result.throughSeq());
        result.inEnglish()
                .forEach((language, mails) ->
                        out.printf("  %d in English, as there are no messages in %s%n", mails, language));
        if (!result.withoutContact().isEmpty()) {
            out.printf(
                    "  %d notifications of partners without a contact: %s%n",
                    result.withoutContact().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    String.join(", ", result.withoutContact().keySet()));
        }
        result.rejected()
                .forEach((event, reason) ->
                        out.printf("  refused by the server: %s: %s%n", event, reason.replaceAll("\\s*\\R\\s*", " ")));
    }
}
