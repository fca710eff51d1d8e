package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Refusal;
import dev.assay.mapping.Mappings;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over a data file as rows of one feed, in file order. */
interface RowStream extends Closeable {
    /** @throws Refusal if the file is too large, or has an unreadable form */
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
     * @throws Refusal if the file is invalid from here on
     */
    @Nullable
    DeliveryRow next() throws IOException;

    /** Skips rows; stops at the end. */
    void skip(long rows) throws IOException;

    /** From now on compares rows with earlier ones, see {@link Conflicts}; must be called before the first row. */
    void countConflicts();

    /** How many rows have been read or skipped. */
    long number();

    /** How many records of the file were read, including those without a row for the feed. */
    long records();

    /** The rows read so far for each feed that the file fills. */
    List<Validation.Portion> portions();

    /** The SHA-256 of the bytes of the file, whatever has been read so far; nothing can be read after this call. */
    String sha256() throws IOException;
}
