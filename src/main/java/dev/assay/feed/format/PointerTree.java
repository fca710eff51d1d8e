package dev.assay.feed.format;

import dev.assay.mapping.Fields;
import dev.assay.mapping.SourceField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** A position in a JSON record at or below which a mapping reads values, by JSON Pointers. */
final class PointerTree {
    private static final int NONE = -1;

    private final Map<String, PointerTree> children = new HashMap<>();
    private final List<Chosen> chosen = new ArrayList<>();
    private int field = NONE;
    /** Which of the names of the field leads here. */
    private int name;

    private boolean list;

    private PointerTree() {}

    /** The values to read from the first entry of a list that has this value in this property. */
    record Chosen(String property, String value, PointerTree place) {}

    static PointerTree of(List<SourceField> fields) {
        PointerTree root = new PointerTree();
        for (int i = 0; i < fields.size(); i++) {
            List<String> names = new ArrayList<>(List.of(fields.get(i).name()));
            names.addAll(fields.get(i).also());
            for (int name = 0; name < names.size(); name++) {
                PointerTree place = root;
                for (String step : names.get(name).substring(1).split("/", -1)) {
                    place = place.step(step.replace("~1", "/").replace("~0", "~"));
                }
                place.field = i;
                place.name = name;
                place.list = fields.get(i).list();
            }
        }
        return root;
    }

    /**
     * A step {@code [property=value]} leads to the first such entry of a list; any other to the member with that name.
     */
    private PointerTree step(String step) {
        int equal = step.indexOf('=');
        if (equal < 2 || !step.startsWith("[") || !step.endsWith("]")) {
            return children.computeIfAbsent(step, key -> new PointerTree());
        }
        String property = step.substring(1, equal);
        String value = step.substring(equal + 1, step.length() - 1);
        for (Chosen known : chosen) {
            if (known.property.equals(property) && known.value.equals(value)) {
                return known.place;
            }
        }
        Chosen next = new Chosen(property, value, new PointerTree());
        chosen.add(next);
        return next.place;
    }

    /** The position of a member of the object here; null if the mapping reads nothing in it. */
    @Nullable
    PointerTree child(String key) {
        return children.get(key);
    }

    private @Nullable PointerTree child(int index) {
        return children.isEmpty() ? null : children.get(Integer.toString(index));
    }

    /**
     * Fills fields from the current value, which is at this position, and consumes it.
     *
     * @param seen collects the fields that are present, even if their value is null
     */
    void read(JsonTokens from, Fields into, BitSet seen) throws IOException {
        if (!chosen.isEmpty()) {
            read(from.tree(), into, seen);
            return;
        }
        JsonToken token = from.current();
        if (field >= 0) {
            seen.set(field);
            if (token.isStructStart()) {
                into.setStructured(field, name);
            } else if (token != JsonToken.VALUE_NULL) {
                into.set(field, name, from.text());
            }
        }
        if (token == JsonToken.START_OBJECT) {
            while (from.next() == JsonToken.PROPERTY_NAME) {
                PointerTree child = children.get(from.name());
                from.next();
                read(child, from, into, seen);
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; from.next() != JsonToken.END_ARRAY; i++) {
                if (list && from.current().isScalarValue() && from.current() != JsonToken.VALUE_NULL) {
                    into.add(field, from.text());
                }
                read(child(i), from, into, seen);
            }
        }
    }

    private static void read(@Nullable PointerTree child, JsonTokens from, Fields into, BitSet seen)
            throws IOException {
        if (child == null) {
            from.pass();
        } else {
            child.read(from, into, seen);
        }
    }

    /** The same for a value that is held in memory, because entries of it are selected by content. */
    private void read(@Nullable Object value, Fields into, BitSet seen) {
        if (field >= 0) {
            seen.set(field);
            if (value instanceof String text) {
                into.set(field, name, text);
            } else if (value != null) {
                into.setStructured(field, name);
            }
        }
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> read(children.get((String) name), member, into, seen));
            choose(List.of(members), into, seen);
        } else if (value instanceof List<?> entries) {
            for (int i = 0; i < entries.size(); i++) {
                if (list && entries.get(i) instanceof String text) {
                    into.add(field, text);
                }
                read(child(i), entries.get(i), into, seen);
            }
            choose(entries, into, seen);
        }
    }

    private static void read(@Nullable PointerTree child, @Nullable Object value, Fields into, BitSet seen) {
        if (child != null) {
            child.read(value, into, seen);
        }
    }

    private void choose(List<?> entries, Fields into, BitSet seen) {
        for (Chosen one : chosen) {
            entries.stream()
                    .filter(entry ->
                            entry instanceof Map<?, ?> members && one.value().equals(members.get(one.property())))
                    .findFirst()
                    .ifPresent(entry -> one.place().read(entry, into, seen));
        }
    }
}
