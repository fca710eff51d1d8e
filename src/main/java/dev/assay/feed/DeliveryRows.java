package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.Refusal;
import dev.assay.mapping.Mappings;
import dev.assay.yaml.FileError;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that a validated delivery has for one feed once more, in file order. After the last row, the hash and
 * the number of records are compared with the manifest again.
 *
 * <p>A mapped file has rows for each of its feeds, numbered from 1 in each. Its rejected records count as rows of the
 * first feed only.
 *
 * <p>Every method throws {@link DeliveryChangedException} if the file is not the one that was validated, and
 * {@link UncheckedIOException} if it cannot be read.
 */
public final class DeliveryRows implements AutoCloseable {
    private final Delivery delivery;
    private final RowStream rows;
    private boolean ended;

    private DeliveryRows(Delivery delivery, RowStream rows) {
        this.delivery = delivery;
        this.rows = rows;
    }

    /**
     * Opens the data file before its first row.
     *
     * @param feed one of the feeds that the file fills
     * @param mappings the mappings as they were at validation
     */
    public static DeliveryRows open(Delivery delivery, Feed feed, FeedLimits limits, Mappings mappings) {
        try {
            if (!delivery.manifest().feeds(mappings).contains(feed)) {
                throw new IllegalArgumentException(
                        "%s has nothing for %s".formatted(delivery.file().name(), feed));
            }
            return new DeliveryRows(delivery, RowStream.open(delivery, feed, mappings, limits));
        } catch (IOException e) {
            throw failure(delivery, e);
        }
    }

    /** Skips rows without parsing their values; stops at the end. */
    public void skip(long count) {
        try {
            rows.skip(count);
        } catch (IOException e) {
            throw failure(delivery, e);
        }
    }

    /** The next row, or null after the last one. */
    public @Nullable DeliveryRow next() {
        if (ended) {
            return null;
        }
        try {
            DeliveryRow row = rows.next();
            if (row == null) {
                ended = true;
                compare();
            }
            return row;
        } catch (IOException e) {
            throw failure(delivery, e);
        }
    }

    /** How many rows have been returned or skipped. */
    public long number() {
        return rows.number();
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw failure(delivery, e);
        }
    }

    private void compare() throws IOException {
        String sha256 = rows.sha256();
        if (!sha256.equals(delivery.manifest().sha256())) {
            throw new DeliveryChangedException(delivery, "its sha256 is now " + sha256);
        }
        if (rows.records() != delivery.manifest().rows()) {
            throw new DeliveryChangedException(delivery, "it now has %d rows".formatted(rows.records()));
        }
    }

    private static RuntimeException failure(Delivery delivery, IOException e) {
        return e instanceof Refusal refusal
                ? new DeliveryChangedException(delivery, refusal)
                : new UncheckedIOException(
                        "%s cannot be read: %s; make sure that it exists and is readable, and run the night again"
                                .formatted(delivery.file().data(), FileError.reason(e)),
                        e);
    }
}
