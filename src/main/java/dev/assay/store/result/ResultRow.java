package dev.assay.store.result;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table of results, without its run.
 *
 * @param key the natural key, the partner first
 * @param values everything else, in the table's order
 */
record ResultRow(List<Object> key, List<@Nullable Object> values) {
    /** The number of values that are the key comes first. */
    static ResultRow of(int keys, @Nullable Object... all) {
        return new ResultRow(
                List.of(Arrays.copyOf(all, keys)), Arrays.asList(Arrays.copyOfRange(all, keys, all.length)));
    }
}
