package dev.assay.mapping;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on one record of the source. */
sealed interface Condition {
    boolean holds(Fields fields) throws Misfit;

    /** True if all conditions hold, or if there are none. */
    static boolean all(List<Condition> conditions, Fields fields) throws Misfit {
        for (int i = 0; i < conditions.size(); i++) {
            if (!conditions.get(i).holds(fields)) {
                return false;
            }
        }
        return true;
    }

    /** Converts to lower case, independently of the locale. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /**
     * The field has one of these values, which include the lower-case forms if case is ignored. An empty field never
     * does.
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

    /** The value of the field begins with one of these. */
    record BeginsWith(int field, List<String> beginnings, boolean ignoreCase) implements Condition {
        public BeginsWith {
            beginnings = List.copyOf(beginnings);
        }

        @Override
        public boolean holds(Fields fields) throws Misfit {
            @Nullable String value = fields.get(field);
            return value != null
                    && beginnings.stream()
                            .anyMatch(
                                    beginning -> value.regionMatches(ignoreCase, 0, beginning, 0, beginning.length()));
        }
    }

    /** The list at the field contains the value, or the single value equals it. */
    record Contains(int field, String value, boolean ignoreCase) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            for (String entry : fields.list(field)) {
                if (ignoreCase ? entry.equalsIgnoreCase(value) : entry.equals(value)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** The field is not empty, or is empty. */
    record Present(int field, boolean wanted) implements Condition {
        @Override
        public boolean holds(Fields fields) {
            return fields.present(field) == wanted;
        }
    }

    /** One date is before (or not before, after, not after) the other; false if either is empty. */
    record Ordered(Value day, Order order, Value other) implements Condition {
        @Override
        public boolean holds(Fields fields) throws Misfit {
            @Nullable String left = day.of(fields);
            @Nullable String right = other.of(fields);
            // not as texts: the end of the year 9999 may be a day of the year +10000 in the zone
            return left != null
                    && right != null
                    && order.holds(LocalDate.parse(left).compareTo(LocalDate.parse(right)));
        }
    }

    /** The relation between two dates. */
    enum Order {
        BEFORE,
        NOT_AFTER,
        NOT_BEFORE,
        AFTER;

        /** Its name in mappings. */
        String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean holds(int compared) {
            return switch (this) {
                case BEFORE -> compared < 0;
                case NOT_AFTER -> compared <= 0;
                case NOT_BEFORE -> compared >= 0;
                case AFTER -> compared > 0;
            };
        }
    }

    record Not(Condition other) implements Condition {
        @Override
        public boolean holds(Fields fields) throws Misfit {
            return !other.holds(fields);
        }
    }
}
