package dev.assay.outbound;

import dev.assay.language.Languages;
import dev.assay.language.Messages;
import dev.assay.language.Titles;
import dev.assay.outbound.Channel.Rejected;
import dev.assay.outbound.Contacts.Contact;
import dev.assay.renewal.RiskNotification;
import dev.assay.report.RiskRemedies;
import dev.assay.report.RiskRemedies.Answer;
import dev.assay.report.RiskRemedies.AtRisk;
import dev.assay.store.Database;
import dev.assay.store.history.PublishedNotifications.Notification;
import dev.assay.store.history.ReaderStore;
import jakarta.mail.internet.InternetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads the published notifications with a cursor of its own, like any reader, and sends each as a mail. The cursor is
 * locked while a batch is sent, so two processes never both send it.
 */
public final class Outbound {
    private static final int PAGE = 100;

    private final Database database;
    private final TransactionOperations transactions;
    private final RiskRemedies remedies;
    private final Sender sender;
    private final Clock clock;
    private final Map<String, Letters> letters = new HashMap<>();

    /**
     * The parameters that are the same for all notifications.
     *
     * @param reader the name of the cursor
     * @param day the last published business date, for which remedies are computed
     */
    public record Sender(
            String reader,
            InternetAddress from,
            Contacts contacts,
            Languages languages,
            Titles titles,
            LocalDate day) {}

    public Outbound(
            Database database, TransactionOperations transactions, RiskRemedies remedies, Sender sender, Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.remedies = remedies;
        this.sender = sender;
        this.clock = clock;
    }

    /**
     * The outcome.
     *
     * @param throughSeq the last notification that was processed
     * @param sent the number of mails sent or written
     * @param withoutContact the number of notifications skipped because the partner has no contact, by partner
     * @param inEnglish the number of mails in English because there are no messages in the contact's language, by
     *     language
     * @param rejected permanently refused mails, by event id
     */
    public record Result(
            long throughSeq,
            long sent,
            Map<String, Integer> withoutContact,
            Map<String, Integer> inEnglish,
            Map<String, String> rejected) {}

    /** Another process has moved the cursor in the meantime. */
    public static final class CursorMoved extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CursorMoved(String reader) {
            super("the cursor %s has been moved by another process".formatted(reader));
        }
    }

    /** A notification, and its mail if its partner has a contact. */
    private record Item(Notification notification, @Nullable Mail mail) {}

    /**
     * Writes the mails into a folder, each as a file named by its event id, exactly once.
     *
     * @throws CursorMoved if another process does the same; what this one has written so far is complete
     */
    public Result into(Path folder) {
        return run(new EmlFolder(folder, clock));
    }

    /**
     * Sends the mails by SMTP, each at least once.
     *
     * @throws CursorMoved if another process does the same; what this one has sent so far is recorded
     * @throws MailException if the server cannot be reached or fails temporarily; the next call resumes
     */
    public Result by(JavaMailSender server) {
        return run(new SmtpServer(server, clock));
    }

    /**
     * Processes all notifications after the cursor.
     *
     * @throws CursorMoved if another process does the same; what this process has sent so far is recorded
     */
    Result run(Channel channel) {
        Tally tally = new Tally(Objects.requireNonNull(transactions.execute(status -> {
            long at = database.readers().hold(sender.reader(), now());
            channel.begin(at);
            return at;
        })));
        List<Item> page = page(tally);
        while (!page.isEmpty()) {
            for (int from = 0; from < page.size(); from += channel.batch()) {
                send(page.subList(from, Math.min(page.size(), from + channel.batch())), channel, tally);
            }
            page = page(tally);
        }
        return tally.result();
    }

    /** Skips all existing notifications; returns how many. */
    public long skip() {
        return Objects.requireNonNull(transactions.execute(status -> {
            ReaderStore readers = database.readers();
            long at = readers.hold(sender.reader(), now());
            long last = database.notifications().last();
            readers.move(sender.reader(), last, now());
            return last - at;
        }));
    }

    private void send(List<Item> batch, Channel channel, Tally tally) {
        long last = batch.get(batch.size() - 1).notification().seq();
        List<Mail> mails =
                batch.stream().map(Item::mail).filter(Objects::nonNull).toList();
        List<Rejected> rejected = Objects.requireNonNull(transactions.execute(status -> {
            ReaderStore readers = database.readers();
            if (readers.hold(sender.reader(), now()) != tally.throughSeq) {
                throw new CursorMoved(sender.reader());
            }
            List<Rejected> refused = channel.prepare(mails);
            readers.move(sender.reader(), last, now());
            return refused;
        }));
        tally.count(batch, rejected, last);
        channel.complete(last);
    }

    private List<Item> page(Tally tally) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Notification> page = database.notifications().after(tally.throughSeq, PAGE);
            List<AtRisk> risks = page.stream()
                    .filter(notification -> !notification.kind().equals(RiskNotification.Kind.CLEARED.name())
                            && sender.contacts().of(notification.partnerId()).isPresent())
                    .map(Outbound::risk)
                    .distinct()
                    .toList();
            Map<AtRisk, Answer> answers = remedies.of(sender.day(), risks);
            List<Item> items = new ArrayList<>();
            for (Notification notification : page) {
                items.add(new Item(notification, mail(notification, answers.get(risk(notification)), tally)));
            }
            return items;
        }));
    }

    private static AtRisk risk(Notification notification) {
        return new AtRisk(
                notification.partnerId(),
                notification.competencyCode(),
                notification.content().displayed());
    }

    private @Nullable Mail mail(Notification notification, @Nullable Answer answer, Tally tally) {
        Contact contact = sender.contacts().of(notification.partnerId()).orElse(null);
        if (contact == null) {
            return null;
        }
        Letter letter = letters(contact.language()).of(notification, answer);
        return new Mail(notification.seq(), notification.eventId(), sender.from(), contact.addresses(), letter);
    }

    private Letters letters(String language) {
        return letters.computeIfAbsent(language, tag -> {
            Messages messages = sender.languages().find(tag);
            return new Letters(messages == null ? sender.languages().english() : messages, sender.titles());
        });
    }

    private LocalDateTime now() {
        return LocalDateTime.now(clock.withZone(ZoneOffset.UTC));
    }

    /** The running totals. */
    private final class Tally {
        private long throughSeq;
        private long sent;
        private final Map<String, Integer> withoutContact = new TreeMap<>();
        private final Map<String, Integer> inEnglish = new TreeMap<>();
        private final Map<String, String> rejected = new TreeMap<>();

        Tally(long throughSeq) {
            this.throughSeq = throughSeq;
        }

        void count(List<Item> batch, List<Rejected> refused, long last) {
            refused.forEach(mail -> rejected.put(mail.eventId(), mail.reason()));
            for (Item item : batch) {
                String partner = item.notification().partnerId();
                if (item.mail() == null) {
                    withoutContact.merge(partner, 1, Integer::sum);
                } else {
                    String language =
                            sender.contacts().of(partner).map(Contact::language).orElse("");
                    if (!language.isEmpty() && sender.languages().find(language) == null) {
                        inEnglish.merge(language, 1, Integer::sum);
                    }
                    sent++;
                }
            }
            sent -= refused.size();
            throughSeq = last;
        }

        Result result() {
            return new Result(throughSeq, sent, withoutContact, inEnglish, rejected);
        }
    }
}
