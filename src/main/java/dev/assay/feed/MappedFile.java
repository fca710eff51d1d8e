package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.DecodedText;
import dev.assay.feed.format.FeedLimits;
import dev.assay.feed.format.GzipMembers;
import dev.assay.feed.format.HashedFile;
import dev.assay.feed.format.JsonRecords;
import dev.assay.feed.format.RecordSource;
import dev.assay.feed.format.Refusal;
import dev.assay.feed.format.TableRecords;
import dev.assay.mapping.Fields;
import dev.assay.mapping.Mapping;
import dev.assay.mapping.Misfit;
import dev.assay.mapping.SourceFormat;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a mapped file: each record becomes rows of the feeds that it fills, is filtered out, or is rejected.
 */
final class MappedFile implements Closeable {
    private final Mapping mapping;
    private final List<Feed> feeds;
    private final FeedLimits limits;
    private final String ending;
    private final HashedFile bytes;
    private final InputStream plain;
    private final Fields fields;
    private final SectionRow[] rows;
    private final int[] found;
    private @Nullable RecordSource source;
    private @Nullable Rejection rejection;
    private long records;

    /** @throws Refusal if the file is too large, or its extension is not the mapping's */
    MappedFile(InboxFile file, Mapping mapping, Instant producedAt, FeedLimits limits) throws IOException {
        this.mapping = mapping;
        this.feeds = mapping.feeds();
        this.limits = limits;
        this.fields = new Fields(mapping, producedAt);
        this.rows = mapping.sections().stream()
                .map(section -> new SectionRow(mapping, section, limits.levels(), producedAt))
                .toArray(SectionRow[]::new);
        this.found = new int[rows.length];
        SourceFormat format = mapping.format();
        this.ending = InboxFile.ending(file.name()).orElse("");
        if (!format.endings().contains(ending)) {
            throw new Refusal(
                    "mapping '%s' reads %s, compressed or not, and this file is none of them; name another mapping"
                            .formatted(mapping.name(), String.join(" and ", format.endings())));
        }
        this.bytes = new HashedFile(file.data(), limits);
        this.plain = file.packed() ? new GzipMembers(bytes, limits) : bytes;
    }

    private RecordSource source() throws IOException {
        if (source == null) {
            Charset encoding = mapping.format().encoding();
            Reader text = new DecodedText(
                    plain, encoding, "write the file in %s, or give its encoding to the mapping".formatted(encoding));
            source = mapping.format() instanceof SourceFormat.Table table
                    ? new TableRecords(text, ending, mapping, table, limits)
                    : new JsonRecords(text, ending, mapping, (SourceFormat.Json) mapping.format(), limits);
        }
        return source;
    }

    /** Moves to the next record; false at the end. */
    boolean next() throws IOException {
        rejection = null;
        fields.clear();
        clear();
        RecordSource from = source();
        try {
            if (!from.next(fields)) {
                if (records > 0) {
                    from.complain();
                }
                return false;
            }
            read(from);
        } catch (Misfit e) {
            reject(Complaint.of(mapping, e), from);
        }
        records++;
        return true;
    }

    private void read(RecordSource from) throws Misfit {
        int leftOut = mapping.look(fields);
        if (leftOut != Mapping.WANTED) {
            for (SectionRow row : rows) {
                row.leaveOut(leftOut);
            }
            return;
        }
        for (int i = 0; i < rows.length; i++) {
            try {
                found[i] = rows[i].read(fields);
            } catch (RejectedField e) {
                reject(Complaint.of(mapping, rows[i], e, fields), from);
                return;
            }
        }
        for (int i = 0; i < rows.length; i++) {
            if (found[i] >= 0) {
                rows[i].leaveOutHere(found[i]);
            }
        }
    }

    private void reject(Complaint complaint, RecordSource from) {
        clear();
        rejection = new Rejection(from.line(), complaint.field(), complaint.reason(), from.shown(fields));
    }

    private void clear() {
        for (SectionRow row : rows) {
            row.clear();
        }
    }

    /** The rows of the current record, by feed, in the order of the feeds. */
    SectionRow[] rows() {
        return rows;
    }

    /** Why the current record has no rows at all; null if it is valid. */
    @Nullable
    Rejection rejection() {
        return rejection;
    }

    /** How many records have been read. */
    long records() {
        return records;
    }

    /** The feeds that the file fills, in the order of the mapping. */
    List<Feed> feeds() {
        return feeds;
    }

    /** The SHA-256 of the bytes of the file, whatever has been read so far; nothing can be read after this call. */
    String sha256() throws IOException {
        return bytes.sha256OfAll();
    }

    @Override
    public void close() throws IOException {
        if (source != null) {
            source.close();
        } else {
            plain.close();
        }
    }
}
