package dev.assay.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.outbound.Letter.Bullets;
import dev.assay.outbound.Letter.Heading;
import dev.assay.outbound.Letter.Paragraph;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class MailTest {
    private static final Session SESSION = Session.getInstance(new Properties());
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-03-09T02:15:04.5Z");
    private static final String EVENT = "72e83bbe-668d-3503-a5b2-46340b7eccbb";

    @Test
    void a_mail_says_the_same_as_text_and_as_html_and_is_known_by_its_event() throws Exception {
        Letter letter = new Letter(
                "ko",
                "알림: 클라우드",
                List.of(new Paragraph("안녕"), new Heading("원인"), new Bullets(List.of("u1 <b>", "u2"))));

        MimeMessage read = read(mail(letter).message(SESSION, NOW));

        assertThat(read.getSubject()).isEqualTo("알림: 클라우드");
        assertThat(read.getMessageID()).isEqualTo("<" + EVENT + "@example.org>");
        assertThat(read.getHeader("Date")).containsExactly("Mon, 9 Mar 2026 02:15:04 +0000");
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(read.getHeader("Content-Language")).containsExactly("ko");
        assertThat(read.getAllRecipients())
                .extracting(Object::toString)
                .containsExactly("a@example.org", "b@example.org");
        MimeMultipart parts = (MimeMultipart) read.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent())
                .asString()
                .isEqualToNormalizingNewlines("안녕\n\n원인:\n- u1 <b>\n- u2\n");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent())
                .asString()
                .contains("<html lang=\"ko\">", "안녕", "u1 &lt;b&gt;")
                .doesNotContain("<b>", "http");
    }

    @Test
    void a_name_cannot_begin_a_header_nor_turn_the_subject_around() throws Exception {
        Letter letter = new Letter(
                "en", "Harbour\r\nBcc: all@example.org\u202Egnp\u2028x", List.of(new Paragraph("a\r\n.\r\nb")));

        MimeMessage read = read(mail(letter).message(SESSION, NOW));

        assertThat(read.getSubject()).isEqualTo("Harbour Bcc: all@example.org gnp x");
        assertThat(read.getHeader("Bcc")).isNull();
        assertThat(read.getAllRecipients()).hasSize(2);
    }

    @Test
    void long_lines_of_text_break_at_blanks() {
        Letter letter = new Letter(
                "en",
                "s",
                List.of(new Paragraph("word ".repeat(20)), new Bullets(List.of("item ".repeat(20), "x".repeat(90)))));

        assertThat(letter.text().lines())
                .allMatch(line -> line.length() <= 76 || line.equals("- " + "x".repeat(90)))
                .contains(
                        "- " + "item ".repeat(15).strip(),
                        "  " + "item ".repeat(5).strip());
    }

    private static Mail mail(Letter letter) throws MessagingException {
        return new Mail(
                7,
                EVENT,
                new InternetAddress("Partner Programme <programme@example.org>"),
                List.of(new InternetAddress("a@example.org"), new InternetAddress("b@example.org")),
                letter);
    }

    /** The message as whoever receives it reads it. */
    private static MimeMessage read(MimeMessage message) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).contains("MIME-Version: 1.0");
        return new MimeMessage(SESSION, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
