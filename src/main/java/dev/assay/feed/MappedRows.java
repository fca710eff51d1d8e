package dev.assay.feed;

import dev.assay.facts.Fact;
import dev.assay.facts.Feed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a file with a mapping has for one of its feeds. A record that is rejected is a row of the first feed and
 * none of any other.
 */
final class MappedRows implements RowStream {
    private final MappedFile file;
    private final int feed;
    private final long[] rows;
    private long rejected;

    MappedRows(MappedFile file, Feed feed) {
        this.file = file;
        this.feed = file.feeds().indexOf(feed);
        this.rows = new long[file.feeds().size()];
    }

    @Override
    public @Nullable DeliveryRow next() throws IOException {
        while (file.next()) {
            Rejection rejection = file.rejection();
            if (rejection != null) {
                rejected++;
                rows[0]++;
                if (feed == 0) {
                    return new DeliveryRow.Rejected(rows[0], rejection);
                }
            }
            for (int i = 0; i < rows.length; i++) {
                rows[i] += file.fact(i) == null ? 0 : 1;
            }
            Fact fact = file.fact(feed);
            if (fact != null) {
                return new DeliveryRow.Accepted(rows[feed], fact);
            }
        }
        return null;
    }

    /** Looks at every value, since what a record says tells whether it has a row. */
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
            portions.add(new Validation.Portion(file.feeds().get(i), rows[i], i == 0 ? rejected : 0));
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
