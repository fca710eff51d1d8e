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
    private int field = NONE;

    private PointerTree() {}

    static PointerTree of(List<SourceField> fields) {
        PointerTree root = new PointerTree();
        for (int i = 0; i < fields.size(); i++) {
            List<String> names = new ArrayList<>(fields.get(i).also());
            names.add(fields.get(i).name());
            for (String pointer : names) {
                PointerTree place = root;
                for (String step : pointer.substring(1).split("/", -1)) {
                    place = place.children.computeIfAbsent(
                            step.replace("~1", "/").replace("~0", "~"), key -> new PointerTree());
                }
                place.field = i;
            }
        }
        return root;
    }

    /** The field whose value stands here, or -1. */
    int field() {
        return field;
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
