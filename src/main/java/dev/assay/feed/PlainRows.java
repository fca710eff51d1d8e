package dev.assay.feed;

import dev.assay.facts.Feed;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one of our own files: each record is one. */
final class PlainRows implements RowStream {
    private final DataFile file;
    private final Feed feed;
    private final Instant producedAt;
    private @Nullable RowParser parser;
    private long number;
    private long rejected;

    PlainRows(DataFile file, Feed feed, Instant producedAt) {
        this.file = file;
        this.feed = feed;
        this.producedAt = producedAt;
    }

    @Override
    public @Nullable DeliveryRow next() throws IOException {
        if (parser == null) {
            parser = new RowParser(file.columns(), producedAt);
        }
        RawRecord record = file.next();
        if (record == null) {
            return null;
        }
        number++;
        try {
            return new DeliveryRow.Accepted(number, parser.parse(record));
        } catch (RejectedField e) {
            rejected++;
            return new DeliveryRow.Rejected(number, e.in(record, feed));
        }
    }

    /** Does not look at their values. */
    @Override
    public void skip(long rows) throws IOException {
        for (long i = 0; i < rows && file.skip(); i++) {
            number++;
        }
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long records() {
        return number;
    }

    @Override
    public List<Validation.Portion> portions() {
        return List.of(new Validation.Portion(feed, number, rejected));
    }

    @Override
    public String sha256() throws IOException {
        return file.sha256();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
