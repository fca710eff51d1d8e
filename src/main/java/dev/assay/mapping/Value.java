package dev.assay.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in one column of a row, worked out from one record of the source. */
sealed interface Value {
    /** Null if it is empty. */
    @Nullable
    String of(Fields fields) throws Misfit;

    /** Always the same. */
    record Constant(String text) implements Value {
        @Override
        public String of(Fields fields) {
            return text;
        }
    }

    /** When the delivery was produced. */
    record ProducedAt() implements Value {
        @Override
        public String of(Fields fields) {
            return fields.producedAt();
        }
    }

    /** The value of a field, after some steps. */
    final class Taken implements Value {
        private final int field;
        private final Step[] steps;

        Taken(int field, List<Step> steps) {
            this.field = field;
            this.steps = steps.toArray(Step[]::new);
        }

        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            @Nullable String value = fields.take(field);
            for (int i = 0; value != null && i < steps.length; i++) {
                value = steps[i].apply(value, field, fields);
            }
            return value;
        }
    }

    /** The value if all conditions hold; else empty. */
    record When(List<Condition> conditions, Value value) implements Value {
        public When {
            conditions = List.copyOf(conditions);
        }

        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            return Condition.all(conditions, fields) ? value.of(fields) : null;
        }
    }

    /** The first that is not empty. */
    final class FirstOf implements Value {
        private final Value[] values;

        FirstOf(List<Value> values) {
            this.values = values.toArray(Value[]::new);
        }

        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            for (Value value : values) {
                @Nullable String found = value.of(fields);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
    }
}
