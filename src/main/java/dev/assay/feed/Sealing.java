package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.facts.Notation;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Refusal;
import dev.assay.mapping.Mapping;
import dev.assay.yaml.FileError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes the manifests that make data files deliveries.
 *
 * @param mapping the mapping that reads the files; null for files of one feed
 * @param mode of the deliveries
 * @param producedAt of the deliveries; truncated to microseconds
 * @param replace whether an existing manifest is replaced
 */
public record Sealing(@Nullable Mapping mapping, Mode mode, Instant producedAt, boolean replace, FeedLimits limits) {
    public Sealing {
        if (mapping != null && mode == Mode.SNAPSHOT) {
            throw new IllegalArgumentException(Manifest.NO_MAPPED_SNAPSHOTS);
        }
        producedAt = producedAt.truncatedTo(ChronoUnit.MICROS);
        if (producedAt.isBefore(Notation.FIRST) || producedAt.isAfter(Notation.LAST)) {
            throw new IllegalArgumentException(
                    "produced_at %s is not in the years 1000 to 9999; give another".formatted(producedAt));
        }
    }

    /**
     * Reads the data file and writes its manifest beside it atomically. Records that will be rejected are counted like
     * the others.
     *
     * @throws SealingException if the name is not that of a delivery, the file is invalid, a manifest exists and must
     *     not be replaced, or a file cannot be read or written
     */
    public Manifest seal(Path data) {
        if (!Files.exists(data, LinkOption.NOFOLLOW_LINKS)) {
            throw new SealingException("there is no file %s; name an existing data file".formatted(data));
        }
        String name = String.valueOf(data.getFileName());
        Feed feed = mapping == null ? feed(data, name) : null;
        String obstacle = mapping != null && InboxFile.ending(name).isEmpty()
                ? "its name must end in .csv, .tsv, .json or .ndjson, optionally followed by .gz; rename it"
                : Inbox.obstacle(data, name);
        if (obstacle != null) {
            throw new SealingException("%s cannot be sealed: %s".formatted(data, obstacle));
        }
        InboxFile file = InboxFile.at(data.toAbsolutePath(), feed);
        Path target = InboxFile.manifestBeside(file.data());
        if (!replace && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new SealingException(
                    "%s already has a manifest; remove it, or replace it with --force".formatted(data));
        }
        try {
            Manifest manifest = feed == null ? mapped(file) : manifest(file, feed);
            write(manifest, target);
            return manifest;
        } catch (Refusal e) {
            throw new SealingException("%s: %s".formatted(data, e.reason()), e);
        } catch (IOException e) {
            throw new SealingException(
                    "%s cannot be sealed: %s; make sure that the file can be read and its folder written"
                            .formatted(data, FileError.reason(e)),
                    e);
        }
    }

    private Feed feed(Path data, String name) {
        Feed feed = InboxFile.feedOf(name)
                .orElseThrow(() -> new SealingException(
                        ("%s is not a valid delivery name; rename it to <feed>[-anything].csv or .csv.gz with one of %s;"
                                        + " or name the mapping that reads it with --mapping")
                                .formatted(data, Feed.ids())));
        if (mode == Mode.SNAPSHOT && !feed.snapshots()) {
            throw new SealingException("%s: %s".formatted(data, Manifest.noSnapshots(feed)));
        }
        return feed;
    }

    private Manifest manifest(InboxFile file, Feed feed) throws IOException {
        try (PlainRows data = new PlainRows(file, feed, producedAt, limits)) {
            data.skip(Long.MAX_VALUE);
            return new Manifest(feed, mode, producedAt, data.number(), data.sha256());
        }
    }

    private Manifest mapped(InboxFile file) throws IOException {
        Mapping by = Objects.requireNonNull(mapping);
        try (MappedFile data = new MappedFile(file, by, producedAt, limits)) {
            while (data.next()) {
                // only their number is needed
            }
            return new Manifest(null, by.name(), mode, producedAt, data.records(), data.sha256());
        }
    }

    private void write(Manifest manifest, Path target) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((manifest.json() + "\n").getBytes(StandardCharsets.UTF_8));
        Path draft = target.resolveSibling(".%s-%d.draft"
                .formatted(manifest.sha256(), ProcessHandle.current().pid()));
        try {
            try (FileChannel channel = FileChannel.open(
                    draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
