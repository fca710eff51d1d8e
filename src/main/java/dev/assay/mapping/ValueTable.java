package dev.assay.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands for what.
 *
 * @param values by the value as it comes, folded if case does not matter
 */
record ValueTable(String name, boolean ignoreCase, Map<String, String> values) {
    ValueTable {
        values = Map.copyOf(values);
    }

    /** What stands for the value; null if the table does not have it. */
    @Nullable
    String find(String value) {
        return values.get(ignoreCase ? Condition.folded(value) : value);
    }
}
