package dev.assay.mapping;

import dev.assay.facts.Notation;
import dev.assay.facts.PersonAlias;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step in converting a source value to the value of a column. */
sealed interface Step {
    /** Null if nothing is left. */
    @Nullable
    String apply(String value, int field, Fields fields) throws Misfit;

    private static @Nullable String left(String value) {
        String left = Fields.stripped(value);
        return left.isEmpty() ? null : left;
    }

    /** Replaces strings by others, in order. */
    record Replace(List<String> from, List<String> to) implements Step {
        public Replace {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        @Override
        public @Nullable String apply(String value, int field, Fields fields) {
            String replaced = value;
            for (int i = 0; i < from.size(); i++) {
                replaced = replaced.replace(from.get(i), to.get(i));
            }
            return left(replaced);
        }
    }

    /** Removes a prefix if it is present. */
    record Strip(String prefix) implements Step {
        @Override
        public @Nullable String apply(String value, int field, Fields fields) {
            return value.startsWith(prefix) ? left(value.substring(prefix.length())) : value;
        }
    }

    /** Normalizes the value. */
    record Clean(Cleaning cleaning) implements Step {
        @Override
        public @Nullable String apply(String value, int field, Fields fields) {
            String clean = cleaning.of(value);
            return clean.isEmpty() ? null : clean;
        }
    }

    /** Looks the value up in a table. */
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

    /** What happens to a value that is not in the table. */
    enum Unlisted {
        KEEP,
        NEXT,
        REJECT
    }

    /** A date in the form of the feeds. */
    record Day() implements Step {
        @Override
        public String apply(String value, int field, Fields fields) throws Misfit {
            if (Notation.day(value) == null) {
                throw new Misfit(
                        field,
                        value,
                        "is not a valid date as uuuu-MM-dd; give the mapping the pattern by which it is written");
            }
            return value;
        }
    }

    /** Reads it by the pattern that matches, and converts it to the form of the feeds. */
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
                    throw new Misfit(field, value, form.objection(reading));
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
     * Replaces personal data by a pseudonym.
     *
     * @param salt the field that, if it is not empty, becomes part of the alias: alias, {@code $}, salt; or {@link
     *     Section#NO_FIELD}
     */
    record Alias(String kind, int salt) implements Step {
        @Override
        public @Nullable String apply(String value, int field, Fields fields) throws Misfit {
            if (kind.equals(PersonAlias.MAIL) && !isMail(value)) {
                throw new Misfit(
                        field,
                        value,
                        value.indexOf('*') >= 0
                                ? "is masked and therefore not a mail address; ask the source for complete ones, or for ids"
                                : "is not a mail address; correct it, or list it under columns as a placeholder");
            }
            @Nullable String grain = salt == Section.NO_FIELD ? null : fields.get(salt);
            String alias = grain == null ? value : value + '$' + grain;
            return PersonAlias.isAlias(alias) ? PersonAlias.pseudoId(kind, alias) : null;
        }

        /** Checks only that it can be a mail address, not that it exists. */
        private static boolean isMail(String value) {
            int at = value.lastIndexOf('@');
            return at > 0
                    && at < value.length() - 1
                    && value.chars().noneMatch(c -> c == '*' || c == ' ' || Character.isISOControl(c));
        }
    }
}
