package dev.assay.mapping;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one record of the source has in the fields of its mapping. Reused for the next record. */
public final class Fields {
    private final @Nullable String[] values;
    private final boolean[] structured;
    private final String producedAt;
    private int used;

    /** @param producedAt of the delivery */
    public Fields(Mapping mapping, Instant producedAt) {
        this.values = new @Nullable String[mapping.fields().size()];
        this.structured = new boolean[values.length];
        this.producedAt = producedAt.toString();
    }

    /** Empties all fields. */
    public void clear() {
        Arrays.fill(values, null);
        Arrays.fill(structured, false);
    }

    /** Fills a field, counted from 0 in the order of the mapping. Blanks around a value are never part of it. */
    public void set(int field, String value) {
        String stripped = stripped(value);
        values[field] = stripped.isEmpty() ? null : stripped;
    }

    /** Says that there is a list or an object at its place. */
    public void setStructured(int field) {
        structured[field] = true;
    }

    /** True if anything stands there. */
    public boolean present(int field) {
        return values[field] != null || structured[field];
    }

    /** The text of a field as it was set; null if it is empty or none. */
    public @Nullable String shown(int field) {
        return values[field];
    }

    /** @throws Misfit if it is a list or an object */
    @Nullable
    String get(int field) throws Misfit {
        if (structured[field]) {
            throw new Misfit(
                    field, null, "is a list or an object; a text, a number or true or false has to stand here");
        }
        return values[field];
    }

    /** The same, and remembers that it is from here that the value comes. */
    @Nullable
    String take(int field) throws Misfit {
        String value = get(field);
        if (value != null) {
            used = field;
        }
        return value;
    }

    void nothingUsed() {
        used = Section.NO_FIELD;
    }

    int used() {
        return used;
    }

    String producedAt() {
        return producedAt;
    }

    private static String stripped(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && blank(value.charAt(from))) {
            from++;
        }
        while (to > from && blank(value.charAt(to - 1))) {
            to--;
        }
        return to - from == value.length() ? value : value.substring(from, to);
    }

    /** No-break spaces and byte order marks come with copied values. */
    private static boolean blank(char c) {
        return c <= ' ' || c > '~' && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
    }
}
