package dev.assay.outbound;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;

/**
 * A mail server. The cursor moves after each mail, so a crash in between repeats one, with the same Message-ID.
 * Permanently refused mails are skipped; any other error ends the work, which the next call resumes.
 */
final class SmtpServer implements Channel {
    private static final Pattern FOR_GOOD = Pattern.compile("5\\d\\d\\b.*", Pattern.DOTALL);

    private final JavaMailSender sender;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    SmtpServer(JavaMailSender sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public int batch() {
        return 1;
    }

    @Override
    public List<Rejected> prepare(List<Mail> mails) {
        return mails.stream().flatMap(mail -> send(mail).stream()).toList();
    }

    private List<Rejected> send(Mail mail) {
        try {
            sender.send(mail.message(session, OffsetDateTime.now(clock)));
            return List.of();
        } catch (MailSendException e) {
            String refusal = refusedForGood(e);
            if (refusal == null) {
                throw e;
            }
            return List.of(new Rejected(mail.eventId(), refusal));
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot create a mail for event " + mail.eventId(), e);
        }
    }

    /** The reply of the server if it is permanent; null if a retry may succeed. */
    private static @Nullable String refusedForGood(MailSendException error) {
        String refusal = null;
        for (Exception cause : error.getMessageExceptions()) {
            for (Exception e = cause; e instanceof MessagingException next; e = next.getNextException()) {
                String said = String.valueOf(e.getMessage()).strip();
                boolean address = e instanceof SendFailedException failed
                        && failed.getInvalidAddresses() != null
                        && failed.getInvalidAddresses().length > 0;
                if (FOR_GOOD.matcher(said).matches() || address) {
                    refusal = said;
                }
            }
        }
        return refusal;
    }

    @Override
    public void begin(long throughSeq) {
        // the message has been sent already
    }

    @Override
    public void complete(long throughSeq) {
        // the message has been sent already
    }
}
