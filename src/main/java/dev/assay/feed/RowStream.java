package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.mapping.Mappings;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One reading of a data file as rows of one feed, in the order of the file. */
interface RowStream extends Closeable {
    /** @throws Refusal if the file is too large, or of no form that can be read */
    static RowStream open(Delivery delivery, Feed feed, Mappings mappings, FeedLimits limits) throws IOException {
        InboxFile file = delivery.file();
        Manifest manifest = delivery.manifest();
        return manifest.mapping() == null
                ? new PlainRows(file, feed, manifest.producedAt(), limits)
                : new MappedRows(new MappedFile(file, manifest.mapping(mappings), manifest.producedAt(), limits), feed);
    }

    /**
     * The next row; null at the end.
     *
     * @throws Refusal if the file is not in order from here on
     */
    @Nullable
    DeliveryRow next() throws IOException;

    /** Passes over rows; stops at the end. */
    void skip(long rows) throws IOException;

    /** From now on rows are compared with those before them, see {@link Conflicts}; to be called before the first. */
    void countConflicts();

    /** How many rows have been read or skipped. */
    long number();

    /** How many records of the file they came from, those with no row for the feed included. */
    long records();

    /** What has been read so far for each feed that the file fills. */
    List<Validation.Portion> portions();

    /** The SHA-256 over the bytes of the file, wherever the reading has come to; nothing can be read after it. */
    String sha256() throws IOException;
}
