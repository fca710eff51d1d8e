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

/** The values of one source record in the fields of its mapping. Reused for the next record. */
public final class Fields {
    private final @Nullable Placeholders[] placeholders;
    private final @Nullable String[] values;
    private final @Nullable String[] standIns;
    private final int[] names;
    private final Map<Integer, List<String>> lists = new HashMap<>();
    /** By field, the first of its names that has a list or an object. */
    private final int[] structures;

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
        this.names = new int[fields.size()];
        this.structures = new int[fields.size()];
        this.producedAt = producedAt;
        this.producedText = producedAt.toString();
        clear();
    }

    /** Empties all fields. */
    public void clear() {
        Arrays.fill(values, null);
        Arrays.fill(standIns, null);
        lists.clear();
        Arrays.fill(structures, Integer.MAX_VALUE);
    }

    /**
     * Sets a field, numbered from 0 in the order of the mapping. Surrounding whitespace is removed, and a placeholder
     * leaves the field empty. Of several names that have a value the first counts, in whichever order they are set.
     *
     * @param name under which of its names it was found, from 0
     */
    public void set(int field, int name, String value) {
        String stripped = stripped(value);
        Placeholders none = placeholders[field];
        if (none != null && none.has(stripped)) {
            standIns[field] = stripped;
        } else if (!stripped.isEmpty() && (values[field] == null || name < names[field])) {
            values[field] = stripped;
            names[field] = name;
        }
    }

    /**
     * Marks the field as a list or an object, unless one of its names that comes before has a value.
     *
     * @param name under which of its names it was found, from 0
     */
    public void setStructured(int field, int name) {
        structures[field] = Math.min(structures[field], name);
    }

    /** Adds an entry to the list of a field. */
    public void add(int field, String entry) {
        lists.computeIfAbsent(field, key -> new ArrayList<>()).add(stripped(entry));
    }

    /** True if the field has a value that is not a placeholder. */
    public boolean present(int field) {
        return values[field] != null || structures[field] < Integer.MAX_VALUE;
    }

    /** The value of a field as it was set; null if it is empty or absent. */
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
        if (structures[field] < Integer.MAX_VALUE && (values[field] == null || structures[field] < names[field])) {
            throw new Misfit(field, null, "is a list or an object; a string, number or boolean is required here");
        }
        @Nullable String value = values[field];
        if (value != null && halved(value)) {
            throw new Misfit(field, value, "has half of a surrogate pair, which is not text; correct it");
        }
        return value;
    }

    /** JSON can escape half of a pair; databases and digests would take all of them for a question mark. */
    private static boolean halved(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
            }
        }
        return false;
    }

    /** The strings in the list of the field, or its single value if it is not a list. */
    List<String> list(int field) {
        List<String> list = lists.get(field);
        String only = values[field];
        return list != null ? list : only == null ? List.of() : List.of(only);
    }

    /** Like {@link #get}, and records the field as the origin of the value. */
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

    /** Records why a value was rejected, if the reason names a value and is the first one; null = resets. */
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

    /** The day on which the delivery was produced. */
    String producedOn(ZoneId zone) {
        return LocalDate.ofInstant(producedAt, zone).toString();
    }

    /** Without whitespace, no-break spaces and byte order marks at its ends. */
    public static String stripped(String value) {
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

    /** No-break spaces and byte order marks occur in copied values. */
    private static boolean blank(char c) {
        return c <= ' ' || c > '~' && (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF');
    }
}
