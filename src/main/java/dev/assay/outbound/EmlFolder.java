package dev.assay.outbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of mails as files, each named by its event id, for any mail transfer agent. Each file appears exactly once
 * and complete, even if files are taken away before a crash. A mail is first written under a temporary name, which the
 * agent ignores, and renamed after the cursor has moved past it. Temporary files found by the next call are either
 * beyond the cursor, and written again, or not, and then renamed.
 */
final class EmlFolder implements Channel {
    private static final Pattern DRAFT = Pattern.compile("\\.(\\d+)-([0-9a-f-]+)\\.draft");

    private final Path folder;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());

    /** @param folder must exist */
    EmlFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public int batch() {
        return 100;
    }

    @Override
    public List<Rejected> prepare(List<Mail> mails) {
        mails.forEach(this::draft);
        return List.of();
    }

    private void draft(Mail mail) {
        Path draft = folder.resolve(".%d-%s.draft".formatted(mail.seq(), mail.eventId()));
        try (FileChannel file = FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream stream = Channels.newOutputStream(file)) {
            mail.message(session, OffsetDateTime.now(clock)).writeTo(stream);
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be written: %s".formatted(draft, e.getMessage()), e);
        } catch (MessagingException e) {
            throw new IllegalStateException("cannot create a mail for event " + mail.eventId(), e);
        }
    }

    @Override
    public void begin(long throughSeq) {
        each((draft, seq, eventId) -> {
            if (seq <= throughSeq) {
                Files.move(draft, folder.resolve(eventId + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(draft);
            }
        });
    }

    @Override
    public void complete(long throughSeq) {
        each((draft, seq, eventId) -> {
            if (seq <= throughSeq) {
                Files.move(draft, folder.resolve(eventId + ".eml"), StandardCopyOption.ATOMIC_MOVE);
            }
        });
    }

    private interface Work {
        void on(Path draft, long seq, String eventId) throws IOException;
    }

    private void each(Work work) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher draft = DRAFT.matcher(String.valueOf(file.getFileName()));
                if (draft.matches()) {
                    work.on(file, Long.parseLong(draft.group(1)), draft.group(2));
                }
            }
        } catch (NoSuchFileException e) {
            // another process, for which this one waited, has just renamed it
            each(work);
        } catch (IOException e) {
            throw new UncheckedIOException("mails in %s cannot be renamed: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
