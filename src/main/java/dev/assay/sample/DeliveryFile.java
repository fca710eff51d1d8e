package dev.assay.sample;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.assay.facts.Feed;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** One delivery while it is written: under another name first, the manifest last of all. */
final class DeliveryFile implements Closeable {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final int BUFFER = 1 << 15;

    /** How the file is written; every way says the same. */
    enum Style {
        PLAIN,
        /** Byte order mark, lines end as RFC 4180 has it. */
        OFFICE,
        /** Columns in another order. */
        REVERSED,
        GZIPPED
    }

    private final Feed feed;
    private final Mode mode;
    private final Instant producedAt;
    private final Style style;
    private final Path file;
    private final Path unfinished;
    private final MessageDigest sha256 = sha256();
    private final CsvWriter csv;
    private long rows;
    private boolean closed;

    /** As manifests name them. */
    enum Mode {
        DELTA,
        SNAPSHOT
    }

    /** @param name the file's name without extension */
    DeliveryFile(Path folder, String name, Feed feed, Mode mode, Instant producedAt, Style style) throws IOException {
        this.feed = feed;
        this.mode = mode;
        this.producedAt = producedAt;
        this.style = style;
        this.file = folder.resolve(name + (style == Style.GZIPPED ? ".csv.gz" : ".csv"));
        this.unfinished = folder.resolve(file.getFileName() + ".unfinished");
        OutputStream bytes =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER), sha256);
        OutputStream text = style == Style.GZIPPED ? new GZIPOutputStream(bytes, BUFFER) : bytes;
        if (style == Style.OFFICE) {
            text.write(BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
        }
        this.csv = CsvWriter.builder()
                .lineDelimiter(style == Style.OFFICE ? LineDelimiter.CRLF : LineDelimiter.LF)
                .build(text, StandardCharsets.UTF_8);
        csv.writeRecord(ordered(feed.columns()));
    }

    /** @param values in the order of the contract; of another number only if the row is meant to be rejected */
    void row(List<@Nullable String> values) {
        csv.writeRecord(ordered(values));
        rows++;
    }

    Feed feed() {
        return feed;
    }

    Instant producedAt() {
        return producedAt;
    }

    /** Makes it a delivery. */
    void finish() throws IOException {
        close();
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        new Manifest(feed, mode, producedAt, rows, HexFormat.of().formatHex(sha256.digest())).writeBeside(file);
    }

    /** Lets go of the file; without {@link #finish} before, it is no delivery. */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            csv.close();
        }
    }

    private <T extends @Nullable String> List<T> ordered(List<T> values) {
        if (style != Style.REVERSED) {
            return values;
        }
        List<T> turned = new ArrayList<>(values);
        Collections.reverse(turned);
        return turned;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
