package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.mapping.Mappings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** An inbox to put deliveries into. */
public record TestInbox(Path folder) {
    static final Instant PRODUCED = Instant.parse("2026-11-22T01:00:00Z");

    /** A data file with a matching manifest, except for the number of rows, which is given. */
    InboxFile delivery(String name, byte[] data, long rows) {
        waiting(name, data);
        Feed feed = InboxFile.feedOf(name).orElseThrow();
        return manifest(name, new Manifest(feed, Mode.DELTA, PRODUCED, rows, sha256(data)).json());
    }

    InboxFile delivery(String name, String data, long rows) {
        return delivery(name, data.getBytes(StandardCharsets.UTF_8), rows);
    }

    InboxFile manifest(String dataName, String text) {
        write(dataName + ".manifest.json", text.getBytes(StandardCharsets.UTF_8));
        return file(dataName);
    }

    InboxFile waiting(String name, byte[] data) {
        write(name, data);
        return file(name);
    }

    InboxFile file(String name) {
        return InboxFile.at(folder.resolve(name), InboxFile.feedOf(name).orElse(null));
    }

    private void write(String name, byte[] data) {
        try {
            Files.write(folder.resolve(name), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Validation validate(InboxFile file) {
        return validate(file, FeedLimits.DEFAULTS, new ArrayList<>());
    }

    static Validation validate(InboxFile file, FeedLimits limits, List<Rejection> rejections) {
        try {
            return Validation.of(file, Mappings.NONE, limits, RejectionLimit.DEFAULTS, rejections::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reason for which it is refused, or the result of its validation. */
    static String refusal(InboxFile file) {
        return refusal(file, FeedLimits.DEFAULTS);
    }

    static String refusal(InboxFile file, FeedLimits limits) {
        Validation validation = validate(file, limits, new ArrayList<>());
        return validation instanceof Validation.Refused refused ? refused.reason() : validation.toString();
    }

    static List<DeliveryRow> rows(InboxFile file) {
        Validation validation = validate(file);
        if (!(validation instanceof Validation.Valid valid)) {
            throw new AssertionError(validation);
        }
        List<DeliveryRow> rows = new ArrayList<>();
        try (DeliveryRows reading = DeliveryRows.open(
                valid.delivery(), valid.portions().get(0).feed(), FeedLimits.DEFAULTS, Mappings.NONE)) {
            for (DeliveryRow row = reading.next(); row != null; row = reading.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
