package dev.assay.outbound;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A letter with an address on it.
 *
 * @param seq of the notification that it tells
 * @param eventId of that notification: the same has the same Message-ID
 */
record Mail(long seq, String eventId, InternetAddress from, List<InternetAddress> to, Letter letter) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    /** Headers are lines: what names bring along must not begin another, nor turn the text around. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    Mail {
        to = List.copyOf(to);
    }

    /** Identifies the mail wherever it is sent. */
    String messageId() {
        String address = from.getAddress();
        return "<%s@%s>".formatted(eventId, address.substring(address.lastIndexOf('@') + 1));
    }

    /**
     * The mail as it is sent: text and HTML that say the same.
     *
     * @param now the date that it bears
     */
    MimeMessage message(Session session, OffsetDateTime now) throws MessagingException {
        MimeMessage message = new Identified(session, messageId());
        message.setFrom(from);
        message.setRecipients(Message.RecipientType.TO, to.toArray(InternetAddress[]::new));
        message.setSubject(UNSEEN.matcher(letter.subject()).replaceAll(" ").strip(), StandardCharsets.UTF_8.name());
        message.setHeader("Date", DATE.format(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language());
        message.setContent(new MimeMultipart("alternative", part(letter.text(), "plain"), part(html(letter), "html")));
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static String html(Letter letter) {
        StringOutput html = new StringOutput();
        TemplateEngine.createPrecompiled(ContentType.Html).render("letter.jte", letter, html);
        return html.toString();
    }

    /** Keeps its Message-ID whenever it is saved. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
