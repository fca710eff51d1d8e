package dev.assay.intake;

import dev.assay.facts.Fact;
import dev.assay.feed.Inbox;
import dev.assay.feed.InboxFile;
import dev.assay.feed.Manifest;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Refusal;
import dev.assay.yaml.FileError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files that were in the inbox when the night looked, in processing order: first those without a readable manifest,
 * because nothing of them is applied, then by {@code produced_at}, then by file name.
 */
final class InboxQueue {
    private static final Logger LOG = LoggerFactory.getLogger(InboxQueue.class);

    private final Inbox inbox;
    private final Deque<Waiting> files = new ArrayDeque<>();

    /**
     * A file in the queue.
     *
     * @param manifest null if there is none, or if it cannot be read
     */
    record Waiting(InboxFile file, @Nullable Manifest manifest) {
        static final Comparator<Waiting> IN_ORDER = Comparator.<Waiting, Instant>comparing(
                        entry -> entry.manifest == null ? Instant.MIN : entry.manifest.producedAt())
                .thenComparing(entry -> entry.file.name(), Fact.byCodePoint());
    }

    InboxQueue(Path folder, FeedLimits limits) {
        inbox = Inbox.scan(folder, limits);
        inbox.passedOver().forEach(other -> LOG.warn("{} in the inbox is ignored: {}", other.name(), other.reason()));
        inbox.files().stream()
                .map(file -> new Waiting(file, manifest(file)))
                .sorted(Waiting.IN_ORDER)
                .forEach(files::add);
    }

    /** All files, processed or not. */
    List<InboxFile> all() {
        return inbox.files();
    }

    /** The file with that name, processed or not. */
    Optional<InboxFile> named(String name) {
        return inbox.files().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /** The next file, which stays in the queue; null if there is none left. */
    @Nullable
    Waiting peek() {
        return files.peek();
    }

    /** Takes the next file; null if there is none left. */
    @Nullable
    Waiting next() {
        return files.poll();
    }

    private static @Nullable Manifest manifest(InboxFile file) {
        if (file.waiting()) {
            return null;
        }
        try {
            return Manifest.of(file);
        } catch (Refusal e) {
            LOG.debug("{} has no readable manifest; it is refused when it is registered", file.name(), e);
            return null;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    static UncheckedIOException unreadable(InboxFile file, IOException e) {
        return new UncheckedIOException(
                "%s or its manifest cannot be read: %s; make sure that both exist and are readable, and run the night again"
                        .formatted(file.name(), FileError.reason(e)),
                e);
    }
}
