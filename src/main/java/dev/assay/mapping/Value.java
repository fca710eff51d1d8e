package dev.assay.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The value of one column of a row, computed from one record of the source. */
sealed interface Value {
    /** Null if it is empty. */
    @Nullable
    String of(Fields fields) throws Misfit;

    /** A constant. */
    record Constant(String text) implements Value {
        @Override
        public String of(Fields fields) {
            return text;
        }
    }

    /** The instant at which the delivery was produced. */
    record ProducedAt() implements Value {
        @Override
        public String of(Fields fields) {
            return fields.producedAt();
        }
    }

    /** The day on which the delivery was produced. */
    record ProducedOn(ZoneId zone) implements Value {
        @Override
        public String of(Fields fields) {
            return fields.producedOn(zone);
        }
    }

    /** The value of a field after some steps. */
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

    /** The date a number of days later. */
    record DaysLater(Value day, long days) implements Value {
        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            @Nullable String from = day.of(fields);
            return from == null ? null : LocalDate.parse(from).plusDays(days).toString();
        }
    }

    /**
     * The last day of a number of months that begin on a day: 24 months from 2024-03-15 end with 2026-03-14, one from
     * 2025-01-31 with 2025-02-27, because the second one would begin on the 28th. Empty if the number is empty.
     */
    record LastDay(Value day, Value months) implements Value {
        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            @Nullable String number = months.of(fields);
            int field = fields.used();
            if (number != null && !number.matches("[1-9][0-9]{0,3}")) {
                throw new Misfit(field, number, "is not a number of months; write 1 to 9999");
            }
            @Nullable String from = day.of(fields);
            return from == null || number == null
                    ? null
                    : LocalDate.parse(from)
                            .plusMonths(Integer.parseInt(number))
                            .minusDays(1)
                            .toString();
        }
    }

    /** The value if all conditions hold; otherwise empty. */
    record When(List<Condition> conditions, Value value) implements Value {
        public When {
            conditions = List.copyOf(conditions);
        }

        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            return Condition.all(conditions, fields) ? value.of(fields) : null;
        }
    }

    /** The value, or empty if it is invalid; the reason is kept in case no alternative is valid either. */
    record IfFitting(Value value, String column) implements Value {
        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            @Nullable String found;
            try {
                found = value.of(fields);
            } catch (Misfit e) {
                fields.unfit(e);
                return null;
            }
            @Nullable String objection = found == null ? null : ColumnForm.objection(column, found);
            if (found != null && objection != null) {
                fields.unfit(new Misfit(fields.used(), found, objection));
                fields.nothingUsed();
                return null;
            }
            return found;
        }
    }

    /** The first value that is not empty. If there is none and one was invalid, that is the error. */
    final class FirstOf implements Value {
        private final Value[] values;

        FirstOf(List<Value> values) {
            this.values = values.toArray(Value[]::new);
        }

        @Override
        public @Nullable String of(Fields fields) throws Misfit {
            fields.unfit(null);
            for (Value value : values) {
                @Nullable String found = value.of(fields);
                if (found != null) {
                    return found;
                }
            }
            @Nullable Misfit unfit = fields.unfit();
            if (unfit != null) {
                throw unfit;
            }
            return null;
        }
    }
}
