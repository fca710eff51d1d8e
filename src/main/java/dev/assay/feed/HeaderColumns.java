package dev.assay.feed;

import dev.assay.facts.Feed;
import dev.assay.feed.format.RawRecord;
import dev.assay.feed.format.Refusal;
import dev.assay.feed.format.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The position of each column of a feed in one file, from its header. */
final class HeaderColumns {
    private final Feed feed;
    private final int[] positions;

    private HeaderColumns(Feed feed, int[] positions) {
        this.feed = feed;
        this.positions = positions;
    }

    /**
     * @param header the first record, or null if there is none
     * @throws Refusal if a column is unknown, missing or occurs twice
     */
    static HeaderColumns of(Feed feed, @Nullable RawRecord header) throws Refusal {
        if (header == null) {
            throw new Refusal("there is no header; the first line must name the columns " + named(feed.columns()));
        }
        int[] positions = new int[feed.columns().size()];
        List<String> missing = new ArrayList<>(feed.columns());
        for (int i = 0; i < header.size(); i++) {
            String name = header.field(i);
            int column = feed.columns().indexOf(name);
            if (column < 0) {
                throw new Refusal("line %d: the column %s is unknown; the columns of %s are %s"
                        .formatted(header.line(), Shown.of(feed, name), feed.id(), named(feed.columns())));
            }
            if (!missing.remove(name)) {
                throw new Refusal("line %d: the column %s occurs twice; remove one"
                        .formatted(header.line(), Shown.of(feed, name)));
            }
            positions[column] = i;
        }
        if (!missing.isEmpty()) {
            throw new Refusal("line %d: missing: %s; add it even if its fields are all empty"
                    .formatted(header.line(), named(missing)));
        }
        return new HeaderColumns(feed, positions);
    }

    /** The positions in the order of the contract. */
    static HeaderColumns inOrder(Feed feed) {
        int[] positions = new int[feed.columns().size()];
        Arrays.setAll(positions, column -> column);
        return new HeaderColumns(feed, positions);
    }

    Feed feed() {
        return feed;
    }

    int count() {
        return positions.length;
    }

    /** The name of a column, by its index (from 0) in the contract. */
    String name(int column) {
        return feed.columns().get(column);
    }

    /** Its position in the file, from 0. */
    int position(int column) {
        return positions[column];
    }

    private static String named(List<String> columns) {
        return String.join(", ", columns);
    }
}
