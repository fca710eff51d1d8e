package dev.assay.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one record of the source has in the fields of its mapping. Reused for the next record. */
public final class Fields {
    private final @Nullable Placeholders[] placeholders;
    private final @Nullable String[] values;
    private final @Nullable String[] standIns;
    private final Map<Integer, List<String>> lists = new HashMap<>();
    private final boolean[] structured;
    private final Instant producedAt;
    private final String producedText;
    private int used;
    private @Nullable Misfit unfit;

    /** @param producedAt of the delivery */
    public Fields(Mapping mapping, Instant producedAt) {
        List<SourceField> fields = mapping.fields();
        this.placeholders = fields.stream().map(SourceField::placeholders).toArray(Placeholders[]::new);
        this.values = new @Nullable String[fields.size()];
        this.standIns = new @Nullable String[fields.size()];
        this.structured = new boolean[fields.size()];
        this.producedAt = producedAt;
        this.producedText = producedAt.toString();
    }

    /** Empties all fields. */
    public void clear() {
        Arrays.fill(values, null);
        Arrays.fill(standIns, null);
        lists.clear();
        Arrays.fill(structured, false);
    }

    /**
     * Fills a field, counted from 0 in the order of the mapping. Blanks around a value are never part of it, and a
     * placeholder leaves the field empty.
     */
    public void set(int field, String value) {
        String stripped = stripped(value);
        Placeholders none = placeholders[field];
        if (none != null && none.has(stripped)) {
            values[field] = null;
            standIns[field] = stripped;
        } else {
            values[field] = stripped.isEmpty() ? null : stripped;
        }
    }

    /** Says that there is a list or an object at its place. */
    public void setStructured(int field) {
        structured[field] = true;
    }

    /** Adds an entry of the list at its place. */
    public void add(int field, String entry) {
        lists.computeIfAbsent(field, key -> new ArrayList<>()).add(stripped(entry));
    }

    /** True if anything stands there that is no placeholder. */
    public boolean present(int field) {
        return values[field] != null || structured[field];
    }

    /** The text of a field as it was set; null if it is empty or none. */
    public @Nullable String shown(int field) {
        return values[field];
    }

    /** The placeholder that was set; null if there was none. */
    public @Nullable String placeholder(int field) {
        return standIns[field];
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

    /** The texts of the list at its place, or the only one if it is none. */
    List<String> list(int field) {
        List<String> list = lists.get(field);
        String only = values[field];
        return list != null ? list : only == null ? List.of() : List.of(only);
    }

    /** The same as {@link #get}, and remembers that it is from here that the value comes. */
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

    /** Keeps why a value did not fit, if that names one and none was kept before; null = begins anew. */
    void unfit(@Nullable Misfit why) {
        if (why == null || unfit == null && why.value() != null) {
            unfit = why;
        }
    }

    @Nullable
    Misfit unfit() {
        return unfit;
    }

    String producedAt() {
        return producedText;
    }

    /** On which day the delivery was produced. */
    String producedOn(ZoneId zone) {
        return LocalDate.ofInstant(producedAt, zone).toString();
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
