package dev.assay.cli.night;

import dev.assay.cli.command.ExitCode;
import dev.assay.cli.command.Surroundings;
import dev.assay.outbound.MailConfiguration;
import dev.assay.outbound.Outbound;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;

/** What sending takes, apart from the command: its help starts nothing of it. */
final class Mails {
    private Mails() {}

    /** For where nothing is sent. */
    static InternetAddress nobody() {
        return new InternetAddress();
    }

    /** Who mails come from. */
    static InternetAddress sender(String address) {
        if (address.isEmpty()) {
            throw ExitCode.CONFIGURATION.failure(
                    "there is no sender address; give one with --from 'Partner Programme <programme@example.org>' or set assay.outbound.from");
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            if (parsed.getAddress().indexOf('@') < 0) {
                throw new AddressException("no domain");
            }
            return parsed;
        } catch (AddressException e) {
            throw ExitCode.CONFIGURATION.failure(
                    "\"%s\" is not a valid sender address: %s; write it as 'Partner Programme <programme@example.org>'",
                    address, e.getMessage());
        }
    }

    /** The server of the settings. */
    static JavaMailSender server() {
        return MailConfiguration.server(Surroundings.environment())
                .orElseThrow(() -> ExitCode.CONFIGURATION.failure(
                        "no mail server is configured; set spring.mail.host, or write files with --to DIR"));
    }

    /** What goes wrong ends the command with what to do. */
    static Outbound.Result guarded(Supplier<Outbound.Result> sending) {
        try {
            return sending.get();
        } catch (Outbound.CursorMoved e) {
            throw ExitCode.BUSY.failure("%s; wait until it has ended", e.getMessage());
        } catch (MailException e) {
            throw ExitCode.FAILED.failure(
                    "the mail server does not take the mail: %s; run the same command to resume", said(e));
        } catch (UncheckedIOException e) {
            throw ExitCode.FAILED.failure("%s; run the same command to resume", e.getMessage());
        }
    }

    private static String said(MailException error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        return String.valueOf(cause.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
