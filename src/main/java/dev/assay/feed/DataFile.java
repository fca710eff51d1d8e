package dev.assay.feed;

import dev.assay.facts.Feed;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One reading of a data file from its first to its last byte: header, records, hash. Knows nothing of values. */
final class DataFile implements Closeable {
    private final HashedFile bytes;
    private final CsvText text;
    private final Feed feed;
    private @Nullable Columns columns;

    /** @throws Refusal if the file is too large */
    DataFile(InboxFile file, Feed feed, FeedLimits limits) throws IOException {
        bytes = new HashedFile(file.data(), limits);
        InputStream plain = file.packed() ? new GzipMembers(bytes, limits) : bytes;
        text = new CsvText(new DecodedText(plain, StandardCharsets.UTF_8), CsvForm.RFC_4180, limits);
        this.feed = feed;
    }

    /**
     * Reads the header, if it has not been read.
     *
     * @throws Refusal if it is missing or wrong
     */
    Columns columns() throws IOException {
        if (columns == null) {
            columns = Columns.of(feed, text.next());
        }
        return columns;
    }

    /** The next record after the header, good until the one after it is read; null at the end. */
    @Nullable
    RawRecord next() throws IOException {
        columns();
        return text.next();
    }

    /** Passes over one record; false at the end. */
    boolean skip() throws IOException {
        columns();
        return text.skip();
    }

    /** The SHA-256 over the bytes of the file, wherever the reading has come to; nothing can be read after it. */
    String sha256() throws IOException {
        return bytes.sha256OfAll();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
