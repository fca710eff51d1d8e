package dev.assay.store.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Conditions that must all hold, with their parameters. */
final class Where {
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds that the column equals the value, unless that is null. */
    Where is(String column, @Nullable Object value) {
        return and(column + " = :%s", value);
    }

    /** Adds a condition with the value at {@code :%s}, unless that is null. */
    Where and(String condition, @Nullable Object value) {
        if (value != null) {
            String name = "v" + values.size();
            conditions.add(condition.formatted(name));
            values.put(name, value);
        }
        return this;
    }

    /** Adds that the column has a higher one of the levels than the other column, unless there are none. */
    Where above(String column, String other, List<String> ascending) {
        List<String> cases = new ArrayList<>();
        for (int place = 1; place < ascending.size(); place++) {
            String name = "v" + values.size();
            cases.add("%s = :%s AND %s IN (:%s_below)".formatted(column, name, other, name));
            values.put(name, ascending.get(place));
            values.put(name + "_below", ascending.subList(0, place));
        }
        return also(!cases.isEmpty(), "(" + String.join(" OR ", cases) + ")");
    }

    /** Adds that the column has one of the values, unless there are none. */
    Where oneOf(String column, Collection<String> wanted) {
        return wanted.isEmpty() ? this : and(column + " IN (:%s)", wanted);
    }

    /** Adds a condition. */
    Where also(boolean wanted, String condition) {
        if (wanted) {
            conditions.add(condition);
        }
        return this;
    }

    /** {@code WHERE} with all conditions and a blank at its end; empty if there are none. */
    String clause() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join(" AND ", conditions) + " ";
    }

    /** The parameters, by name. */
    Map<String, Object> values() {
        return values;
    }
}
