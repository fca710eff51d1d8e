package dev.assay.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether something holds of one record of the source. */
sealed interface Condition {
    boolean holds(Fields fields) throws Misfit;

    /** True if all hold; so they do if there are none. */
    static boolean all(List<Condition> conditions, Fields fields) throws Misfit {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(fields)) {
                return false;
            }
        }
        return true;
    }

    /** A capital letter as a small one, by no language's rules. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * The field has one of these values, which are there folded too if case does not matter. An empty field has none.
     */
    record OneOf(int field, Set<String> values, boolean ignoreCase) implements Condition {
        public OneOf {
            values = Set.copyOf(values);
        }

        @Override
        public boolean holds(Fields fields) throws Misfit {
            @Nullable String value = fields.get(field);
            return value != null && (values.contains(value) || ignoreCase && values.contains(folded(value)));
        }
    }

    /** The field is not empty, or it is. */
    record Present(int field, boolean wanted) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            return fields.present(field) == wanted;
        }
    }

    record Not(Condition other) implements Condition {
        @Override
        public boolean holds(Fields fields) throws Misfit {
            return !other.holds(fields);
        }
    }
}
