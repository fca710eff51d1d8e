package dev.assay.mapping;

import dev.assay.facts.PersonAlias;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step from a value as it came to the one that a column has. */
sealed interface Step {
    /** Null if nothing is left of it. */
    @Nullable
    String apply(String value, int field, Fields fields) throws Misfit;

    /** Takes a prefix off, if it is there. */
    record Strip(String prefix) implements Step {
        @Override
        public @Nullable String apply(String value, int field, Fields fields) {
            return !value.startsWith(prefix)
                    ? value
                    : value.length() == prefix.length() ? null : value.substring(prefix.length());
        }
    }

    /** Writes it in another way. */
    record Clean(Cleaning cleaning) implements Step {
        @Override
        public @Nullable String apply(String value, int field, Fields fields) {
            String clean = cleaning.of(value);
            return clean.isEmpty() ? null : clean;
        }
    }

    /** Looks it up. */
    record LookUp(ValueTable table, Unlisted unlisted) implements Step {
        @Override
        public @Nullable String apply(String value, int field, Fields fields) throws Misfit {
            @Nullable String found = table.find(value);
            if (found != null) {
                return found;
            }
            return switch (unlisted) {
                case KEEP -> value;
                case NEXT -> null;
                case REJECT ->
                    throw new Misfit(
                            field, value, "is not in the table %s; add it there or correct it".formatted(table.name()));
            };
        }
    }

    /** What becomes of a value that is not in the table. */
    enum Unlisted {
        KEEP,
        NEXT,
        REJECT
    }

    /** Reads it by the one pattern that fits, and writes it as our feeds do. */
    record Time(List<TimePattern> patterns, TimeForm form) implements Step {
        public Time {
            patterns = List.copyOf(patterns);
        }

        @Override
        public String apply(String value, int field, Fields fields) throws Misfit {
            for (TimePattern pattern : patterns) {
                @Nullable Reading reading = pattern.read(value);
                if (reading != null) {
                    @Nullable String written = form.write(reading);
                    if (written != null) {
                        return written;
                    }
                    throw new Misfit(field, value, "is %s; correct it".formatted(form.objection()));
                }
            }
            throw new Misfit(
                    field,
                    value,
                    "is not written as %s, or no such day or time exists; correct it, or the mapping"
                            .formatted(TimePattern.told(patterns)));
        }
    }

    /**
     * Puts the pseudo id in place of a name that tells who somebody is.
     *
     * @param salt the field that, if it is not empty, is part of the alias: alias, {@code $}, salt; or {@link
     *     Section#NO_FIELD}
     */
    record Alias(String kind, int salt) implements Step {
        @Override
        public @Nullable String apply(String value, int field, Fields fields) throws Misfit {
            @Nullable String grain = salt == Section.NO_FIELD ? null : fields.get(salt);
            String alias = grain == null ? value : value + '$' + grain;
            return PersonAlias.isAlias(alias) ? PersonAlias.pseudoId(kind, alias) : null;
        }
    }
}
