package dev.assay.mapping;

import dev.assay.facts.Notation;
import dev.assay.facts.PersonAlias;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step from a value as it came to the one that a column has. */
sealed interface Step {
    /** Null if nothing is left of it. */
    @Nullable
    String apply(String value, int field, Fields fields) throws Misfit;

    /** Writes one text in place of each that is there, in their order. */
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
            String left = replaced.strip();
            return left.isEmpty() ? null : left;
        }
    }

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

    /** A day written as our feeds do. */
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
     * Puts the pseudo id in place of a name that tells who somebody is.
     *
     * @param salt the field that, if it is not empty, is part of the alias: alias, {@code $}, salt; or {@link
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
                                ? "is masked and so nobody's mail address; ask the source for whole ones, or for ids"
                                : "is not a mail address; correct it, or say under columns which values stand for none");
            }
            @Nullable String grain = salt == Section.NO_FIELD ? null : fields.get(salt);
            String alias = grain == null ? value : value + '$' + grain;
            return PersonAlias.isAlias(alias) ? PersonAlias.pseudoId(kind, alias) : null;
        }

        /** Not whether it can be delivered to, but that it can be anybody's at all. */
        private static boolean isMail(String value) {
            int at = value.lastIndexOf('@');
            return at > 0
                    && at < value.length() - 1
                    && value.chars().noneMatch(c -> c == '*' || c == ' ' || Character.isISOControl(c));
        }
    }
}
