package dev.assay.feed;

import dev.assay.mapping.SourceField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The places in a JSON record that a mapping takes something from, by their JSON Pointers. */
final class PointerTree {
    private static final int NONE = -1;

    private final Map<String, PointerTree> children = new HashMap<>();
    private final List<Chosen> chosen = new ArrayList<>();
    private int field = NONE;
    private boolean list;

    private PointerTree() {}

    /** What is wanted of the first entry of a list that has this value in this property. */
    record Chosen(String property, String value, PointerTree place) {}

    static PointerTree of(List<SourceField> fields) {
        PointerTree root = new PointerTree();
        for (int i = 0; i < fields.size(); i++) {
            List<String> names = new ArrayList<>(fields.get(i).also());
            names.add(fields.get(i).name());
            for (String pointer : names) {
                PointerTree place = root;
                for (String step : pointer.substring(1).split("/", -1)) {
                    place = place.step(step.replace("~1", "/").replace("~0", "~"));
                }
                place.field = i;
                place.list = fields.get(i).list();
            }
        }
        return root;
    }

    /** A step {@code [property=value]} leads to the first entry of a list that is so; any other to the member of that name. */
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

    /** The field whose value stands here, or -1. */
    int field() {
        return field;
    }

    /** True if the entries of a list here are what its field has. */
    boolean list() {
        return list;
    }

    /** What is wanted of entries of the list here that one has to look at to know them. */
    List<Chosen> chosen() {
        return chosen;
    }

    /** The place of a member of the object here; null if nothing in it is wanted. */
    @Nullable
    PointerTree child(String key) {
        return children.get(key);
    }

    /** The same for an entry of a list, from 0. */
    @Nullable
    PointerTree child(int index) {
        return children.isEmpty() ? null : children.get(Integer.toString(index));
    }
}
