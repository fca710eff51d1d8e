package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import dev.assay.feed.format.CsvText;
import dev.assay.feed.format.DecodedText;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.GzipMembers;
import dev.assay.feed.format.HashedFile;
import dev.assay.feed.format.RawRecord;
import dev.assay.feed.format.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over a file of one feed: each record is a row. */
final class PlainRows implements RowStream {
    private final HashedFile bytes;
    private final CsvText text;
    private final Feed feed;
    private final List<String> levels;
    private final Instant producedAt;
    private @Nullable RowParser parser;
    private long number;
    private @Nullable Conflicts conflicts;
    private long rejected;

    /** @throws Refusal if the file is too large */
    PlainRows(InboxFile file, Feed feed, Instant producedAt, FeedLimits limits) throws IOException {
        this.bytes = new HashedFile(file.data(), limits);
        InputStream plain = file.packed() ? new GzipMembers(bytes, limits) : bytes;
        this.text = new CsvText(
                new DecodedText(plain, StandardCharsets.UTF_8, "write the file in UTF-8"),
                CsvText.Form.RFC_4180,
                limits);
        this.feed = feed;
        this.levels = limits.levels();
        this.producedAt = producedAt;
    }

    @Override
    public @Nullable DeliveryRow next() throws IOException {
        RowParser reading = parser();
        RawRecord record = text.next();
        if (record == null) {
            return null;
        }
        number++;
        try {
            Fact fact = reading.parse(record);
            if (conflicts != null) {
                conflicts.see(fact, null);
            }
            return new DeliveryRow.Accepted(number, fact, null);
        } catch (RejectedField e) {
            rejected++;
            return new DeliveryRow.Rejected(number, e.in(record, feed));
        }
    }

    /** Does not parse values. */
    @Override
    public void skip(long rows) throws IOException {
        parser();
        for (long i = 0; i < rows && text.skip(); i++) {
            number++;
        }
    }

    /** Parses rows by the column order of the header, which is read first. */
    private RowParser parser() throws IOException {
        if (parser == null) {
            parser = new RowParser(HeaderColumns.of(feed, text.next()), levels, producedAt);
        }
        return parser;
    }

    @Override
    public void countConflicts() {
        conflicts = new Conflicts();
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
        return List.of(
                new Validation.Portion(feed, number, rejected, Map.of(), conflicts == null ? 0 : conflicts.count()));
    }

    @Override
    public String sha256() throws IOException {
        return bytes.sha256OfAll();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
