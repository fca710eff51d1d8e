package dev.assay.yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A good file with something wrong in one place. */
public final class MutatedTree {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private MutatedTree() {}

    /** The tree as JSON, with another value at the place, a JSON Pointer to something that is there. */
    public static String with(JsonNode root, String pointer, String wrong) {
        JsonNode value = JSON.readTree(wrong);
        if (pointer.isEmpty()) {
            return JSON.writeValueAsString(value);
        }
        JsonNode copy = root.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        String step = pointer.substring(last + 1);
        if (parent instanceof ArrayNode list) {
            list.set(Integer.parseInt(step), value);
        } else {
            ((ObjectNode) parent).set(step, value);
        }
        return JSON.writeValueAsString(copy);
    }
}
