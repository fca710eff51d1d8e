package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a mapped file has for one of its feeds. A rejected record counts as a row of the first feed only.
 */
final class MappedRows implements RowStream {
    private final MappedFile file;
    private final int feed;
    private final long[] rows;
    private final List<Conflicts> conflicts = new ArrayList<>();
    private long rejected;

    MappedRows(MappedFile file, Feed feed) {
        this.file = file;
        this.feed = file.feeds().indexOf(feed);
        this.rows = new long[file.feeds().size()];
    }

    @Override
    public @Nullable DeliveryRow next() throws IOException {
        while (nextRecord()) {
            Rejection rejection = file.rejection();
            if (rejection != null && feed == 0) {
                return new DeliveryRow.Rejected(rows[0], rejection);
            }
            if (file.rows()[feed].given()) {
                return file.rows()[feed].row(rows[feed]);
            }
        }
        return null;
    }

    /** Moves to the next record, whichever feeds it has rows for; false at the end. */
    boolean nextRecord() throws IOException {
        if (!file.next()) {
            return false;
        }
        if (file.rejection() != null) {
            rejected++;
            rows[0]++;
        }
        SectionRow[] found = file.rows();
        for (int i = 0; i < rows.length; i++) {
            rows[i] += found[i].given() ? 1 : 0;
        }
        for (int i = 0; i < conflicts.size(); i++) {
            Fact fact = found[i].fact();
            if (fact != null) {
                conflicts.get(i).see(fact, found[i].assertion());
            }
        }
        return true;
    }

    /** Why the current record has no rows at all; null if it is valid. */
    @Nullable
    Rejection rejection() {
        return file.rejection();
    }

    /** The rows of the current record, in the order of the feeds. */
    List<DeliveryRow> rows() {
        List<DeliveryRow> given = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            if (file.rows()[i].given()) {
                given.add(file.rows()[i].row(rows[i]));
            }
        }
        return given;
    }

    @Override
    public void countConflicts() {
        file.feeds().forEach(each -> conflicts.add(new Conflicts()));
    }

    /** Evaluates every value, because the conditions on a record decide whether it has a row. */
    @Override
    public void skip(long count) throws IOException {
        long left = count;
        while (left > 0 && next() != null) {
            left--;
        }
    }

    @Override
    public long number() {
        return rows[feed];
    }

    @Override
    public long records() {
        return file.records();
    }

    @Override
    public List<Validation.Portion> portions() {
        List<Validation.Portion> portions = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            portions.add(new Validation.Portion(
                    file.feeds().get(i),
                    rows[i],
                    i == 0 ? rejected : 0,
                    file.rows()[i].leftOut(),
                    conflicts.isEmpty() ? 0 : conflicts.get(i).count()));
        }
        return portions;
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
