package dev.assay.store.result;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result table, without its run.
 *
 * @param key the natural key, the partner first
 * @param values all other values, in the order of the table
 */
record ResultRow(List<Object> key, List<@Nullable Object> values) {
    /** The values with the key first. */
    static ResultRow of(int keys, @Nullable Object... all) {
        return new ResultRow(
                List.of(Arrays.copyOf(all, keys)), Arrays.asList(Arrays.copyOfRange(all, keys, all.length)));
    }
}
