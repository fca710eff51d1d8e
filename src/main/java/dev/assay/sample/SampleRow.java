package dev.assay.sample;

import dev.assay.facts.Feed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as its source writes it.
 *
 * @param values in the order of the contract, empty = absent; has another number of values only if it is to be rejected
 */
record SampleRow(Feed feed, List<String> values) {
    /** @param values of all columns, in the order of the contract; null = absent */
    static SampleRow of(Feed feed, @Nullable Object... values) {
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(value == null ? "" : value.toString());
        }
        return new SampleRow(feed, texts);
    }

    String get(String column) {
        return values.get(feed.columns().indexOf(column));
    }

    SampleRow with(String column, Object value) {
        List<String> changed = new ArrayList<>(values);
        changed.set(feed.columns().indexOf(column), value.toString());
        return new SampleRow(feed, changed);
    }
}
