package dev.assay.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands for what.
 *
 * @param values by the value as it comes; if case does not matter, by the folded one too
 */
record ValueTable(String name, boolean ignoreCase, Map<String, String> values) {
    ValueTable {
        values = Map.copyOf(values);
    }

    /** What stands for the value; null if the table does not have it. */
    @Nullable
    String find(String value) {
        @Nullable String found = values.get(value);
        return found == null && ignoreCase ? values.get(Condition.folded(value)) : found;
    }
}
