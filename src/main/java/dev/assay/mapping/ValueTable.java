package dev.assay.mapping;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table that maps source values to values.
 *
 * @param values by the source value; if case is ignored, by its lower-case form too
 */
record ValueTable(String name, boolean ignoreCase, Map<String, String> values) {
    ValueTable {
        values = Map.copyOf(values);
    }

    /** The mapped value; null if the table does not have it. */
    @Nullable
    String find(String value) {
        @Nullable String found = values.get(value);
        return found == null && ignoreCase ? values.get(Condition.folded(value)) : found;
    }
}
