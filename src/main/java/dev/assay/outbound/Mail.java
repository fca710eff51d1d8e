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
 * A letter with sender and recipients.
 *
 * @param seq of its notification
 * @param eventId of its notification; determines the Message-ID
 */
record Mail(long seq, String eventId, InternetAddress from, List<InternetAddress> to, Letter letter) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);

    /** Removes line breaks and bidirectional controls from names, which could otherwise forge headers. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    Mail {
        to = List.copyOf(to);
    }

    String messageId() {
        String address = from.getAddress();
        return "<%s@%s>".formatted(eventId, address.substring(address.lastIndexOf('@') + 1));
    }

    /**
     * The MIME message, with text and HTML of the same content.
     *
     * @param now its date
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

    /** Keeps its Message-ID when it is saved. */
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
