package dev.assay.outbound;

import static dev.assay.night.Programmes.MARCH_1;
import static dev.assay.night.Programmes.leaves;
import static dev.assay.night.Programmes.silverPartners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.assay.assessment.Programme;
import dev.assay.database.EachEngine;
import dev.assay.database.EmptyDatabase;
import dev.assay.database.Engine;
import dev.assay.language.Languages;
import dev.assay.language.Titles;
import dev.assay.night.FailingDatabase;
import dev.assay.night.NightHouse;
import dev.assay.night.Programmes;
import dev.assay.report.RiskRemedies;
import dev.assay.store.Database;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;

/** Notifications of whole nights as mails: each is sent, wherever the work is interrupted. */
final class OutboundJobIT {
    private static final LocalDate MARCH_2 = MARCH_1.plusDays(1);

    @TempDir
    private Path folder = Path.of("");

    private final FailingDatabase failing = new FailingDatabase();

    @EachEngine(Engine.H2)
    void each_file_appears_once_whichever_statement_fails_though_files_are_taken_away_meanwhile(EmptyDatabase database)
            throws IOException {
        try (NightHouse house = published(database, 3)) {
            for (boolean afterTheCommit : new boolean[] {false, true}) {
                boolean failed = true;
                for (int n = 1; failed; n++) {
                    begin(house);
                    failing.failAt(n, afterTheCommit);
                    fails(files());
                    failed = failing.hasFailed();
                    failing.failAt(0, false);
                    List<String> taken = taken();
                    outbound().run(files());
                    taken.addAll(taken());
                    assertThat(taken)
                            .as("statement %d, after the commit: %s", n, afterTheCommit)
                            .containsExactlyInAnyOrderElementsOf(events(house));
                }
            }
        }
    }

    @EachEngine(Engine.H2)
    void each_file_appears_once_wherever_the_process_dies_between_two_steps(EmptyDatabase database) throws IOException {
        try (NightHouse house = published(database, 3)) {
            List<UnaryOperator<Channel>> deaths = List.of(
                    channel -> new Dying(channel, true, false),
                    channel -> new Dying(channel, false, true),
                    channel -> new Dying(new InPieces(channel), true, false));
            for (UnaryOperator<Channel> death : deaths) {
                begin(house);
                assertThat(fails(death.apply(files()))).isTrue();
                List<String> taken = taken();
                outbound().run(files());
                taken.addAll(taken());
                assertThat(taken).containsExactlyInAnyOrderElementsOf(events(house));
            }
        }
    }

    @EachEngine(Engine.H2)
    void the_server_gets_each_mail_and_at_most_one_again_after_a_crash_with_the_same_message_id(EmptyDatabase database)
            throws MessagingException {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(120_000);
        GreenMail server = new GreenMail(setup);
        server.start();
        try (NightHouse house = published(database, 3)) {
            List<String> ids = events(house).stream()
                    .map(event -> "<" + event + "@example.org>")
                    .toList();
            for (int n = 1; n < 60; n++) {
                begin(house);
                server.purgeEmailFromAllMailboxes();
                failing.failAt(n, false);
                fails(new SmtpServer(sender(server), Clock.systemUTC()));
                failing.failAt(0, false);
                outbound().by(sender(server));
                List<String> received = received(server);
                assertThat(received).as("statement %d", n).containsAll(ids);
                assertThat(received).hasSizeBetween(ids.size(), ids.size() + 1);
            }
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        } finally {
            server.stop();
        }
    }

    @EachEngine
    void a_second_call_sends_nothing_and_the_next_night_only_what_is_new(EmptyDatabase database) {
        try (NightHouse house = published(database, 2)) {
            assertThat(outbound().into(folder).sent()).isEqualTo(2);
            assertThat(outbound().into(folder).sent()).isZero();

            house.put(List.of(leaves(3, MARCH_2.plusDays(1))));
            house.nightly(MARCH_2.plusDays(1));

            Outbound.Result next = outbound().into(folder);
            assertThat(next.sent()).isEqualTo(1);
            assertThat(next.throughSeq()).isEqualTo(3);
            assertThat(house.rows("SELECT name, last_seq FROM reader")).containsExactly("notify 3");
        }
    }

    @EachEngine
    void partners_without_a_contact_and_languages_without_messages_are_listed(EmptyDatabase database)
            throws IOException {
        try (NightHouse house = published(database, 3)) {
            assertThat(events(house)).hasSize(3);
            Contacts contacts = contacts("P001,a@example.org,fr\nP003,c@example.org,ko\n");

            Outbound.Result result = outbound(contacts).into(folder);

            assertThat(result.sent()).isEqualTo(2);
            assertThat(result.withoutContact()).containsExactly(Map.entry("P002", 1));
            assertThat(result.inEnglish()).containsExactly(Map.entry("fr", 1));
            assertThat(texts()).anyMatch(text -> text.contains("Content-Language: ko"));
        }
    }

    @EachEngine
    void a_mail_that_is_refused_for_good_is_passed_over_and_any_other_trouble_is_waited_for(EmptyDatabase database)
            throws IOException {
        try (NightHouse house = published(database, 3);
                ScriptedSmtp server = ScriptedSmtp.start()) {
            server.answer("P002@example.org", "550 5.1.1 no such mailbox");
            server.answer("P003@example.org", "451 4.3.0 try again later");
            JavaMailSenderImpl sender = new JavaMailSenderImpl();
            sender.setHost("127.0.0.1");
            sender.setPort(server.port());

            assertThatThrownBy(() -> outbound().by(sender)).isInstanceOf(MailSendException.class);
            assertThat(house.rows("SELECT last_seq FROM reader")).containsExactly("2");

            server.answer("P003@example.org", "250 OK");
            assertThat(outbound().by(sender).sent()).isEqualTo(1);
            assertThat(server.accepted()).containsExactly("P001@example.org", "P003@example.org");

            begin(house);
            Outbound.Result whole = outbound().by(sender);
            assertThat(whole.sent()).isEqualTo(2);
            assertThat(whole.rejected().values()).singleElement().asString().contains("550 5.1.1 no such mailbox");
        }
    }

    @EachEngine
    void skipping_starts_with_what_is_published_afterwards(EmptyDatabase database) {
        try (NightHouse house = published(database, 3)) {
            assertThat(outbound().skip()).isEqualTo(3);
            assertThat(outbound().into(folder).sent()).isZero();
            assertThat(events(house)).hasSize(3);
        }
    }

    /** A programme of which so many partners have lost their silver. */
    private NightHouse published(EmptyDatabase database, int risks) {
        NightHouse house = new NightHouse(database, "assay.guard.pairs=1000");
        house.put(silverPartners(7));
        house.nightly(MARCH_1);
        IntStream.rangeClosed(1, risks).forEach(i -> house.put(List.of(leaves(i, MARCH_2))));
        house.nightly(MARCH_2);
        failing.use(database.dataSource());
        return house;
    }

    private static void begin(NightHouse house) {
        house.jdbc().update("DELETE FROM reader");
    }

    private static List<String> events(NightHouse house) {
        return house.rows("SELECT event_id FROM v1_notification");
    }

    private Channel files() {
        return new EmlFolder(folder, Clock.systemUTC());
    }

    private Outbound outbound() {
        return outbound(contacts(IntStream.rangeClosed(1, 7)
                .mapToObj("P%1$03d,P%1$03d@example.org,\n"::formatted)
                .reduce("", String::concat)));
    }

    private Outbound outbound(Contacts contacts) {
        Database database = new Database(failing);
        try {
            return new Outbound(
                    database,
                    new TransactionTemplate(new JdbcTransactionManager(failing)),
                    new RiskRemedies(database, Programme.usual(Programmes.rules()), 1000),
                    new Outbound.Sender(
                            "notify",
                            new InternetAddress("Programme <programme@example.org>"),
                            contacts,
                            Languages.shipped(),
                            new Titles(Programmes.rules(), MARCH_2),
                            MARCH_2),
                    Clock.systemUTC());
        } catch (AddressException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean fails(Channel channel) {
        try {
            outbound().run(channel);
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private static Contacts contacts(String lines) {
        try {
            Path file = Files.createTempFile("contacts", ".csv");
            try {
                return Contacts.read(Files.writeString(file, "partner_id,mail,language\n" + lines));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The events whose files lie there, as a mail transfer agent takes them away. */
    private List<String> taken() throws IOException {
        List<String> taken = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".eml")).toList()) {
                taken.add(String.valueOf(file.getFileName()).replace(".eml", ""));
                Files.delete(file);
            }
        }
        return taken;
    }

    private List<String> texts() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> {
                        try {
                            return Files.readString(file);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .toList();
        }
    }

    private static JavaMailSenderImpl sender(GreenMail server) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    private static List<String> received(GreenMail server) throws MessagingException {
        List<String> ids = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            ids.addAll(Arrays.asList(message.getHeader("Message-ID")));
        }
        return ids;
    }

    /** Dies after its mails are prepared, or when the cursor has moved and they have yet to be let out. */
    private record Dying(Channel channel, boolean prepared, boolean moved) implements Channel {
        @Override
        public int batch() {
            return channel.batch();
        }

        @Override
        public void begin(long throughSeq) {
            channel.begin(throughSeq);
        }

        @Override
        public List<Rejected> prepare(List<Mail> mails) {
            List<Rejected> rejected = channel.prepare(mails);
            if (prepared) {
                throw new IllegalStateException("dead");
            }
            return rejected;
        }

        @Override
        public void complete(long throughSeq) {
            if (moved) {
                throw new IllegalStateException("dead");
            }
            channel.complete(throughSeq);
        }
    }

    /** Prepares only the first mail, as if it died before the second. */
    private record InPieces(Channel channel) implements Channel {
        @Override
        public int batch() {
            return channel.batch();
        }

        @Override
        public void begin(long throughSeq) {
            channel.begin(throughSeq);
        }

        @Override
        public List<Rejected> prepare(List<Mail> mails) {
            return channel.prepare(mails.subList(0, 1));
        }

        @Override
        public void complete(long throughSeq) {
            channel.complete(throughSeq);
        }
    }
}
