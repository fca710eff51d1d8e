package dev.assay.store.result;

import dev.assay.cause.Cause;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of causes: an array of objects with kind, requirement_id, person_id, credential_code, day and detail,
 * always all six, in this order, null if not applicable; and points, if the cause costs or gives any.
 */
public final class CausesJson {
    /** Points that went through a double would differ from those of the next night, as 0.0002 and 0.00020 do. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CausesJson() {}

    static String write(List<Cause> causes) {
        return JSON.writeValueAsString(array(causes));
    }

    static ArrayNode array(List<Cause> causes) {
        ArrayNode array = JSON.createArrayNode();
        for (Cause cause : causes) {
            ObjectNode node = array.addObject();
            node.put("kind", cause.kind().name());
            node.put("requirement_id", cause.requirementId());
            node.put("person_id", cause.personId());
            node.put("credential_code", cause.credentialCode());
            LocalDate day = cause.day();
            node.put("day", day == null ? null : day.toString());
            node.put("detail", cause.detail());
            if (cause.points() != null) {
                node.put("points", cause.points());
            }
        }
        return array;
    }

    public static List<Cause> read(String json) {
        List<Cause> causes = new ArrayList<>();
        for (JsonNode node : JSON.readTree(json)) {
            String day = text(node, "day");
            causes.add(new Cause(
                    Cause.Kind.valueOf(node.required("kind").stringValue()),
                    text(node, "requirement_id"),
                    text(node, "person_id"),
                    text(node, "credential_code"),
                    day == null ? null : LocalDate.parse(day),
                    node.required("detail").stringValue(),
                    node.has("points") ? node.required("points").decimalValue() : null));
        }
        return causes;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.required(name);
        return value.isNull() ? null : value.stringValue();
    }
}
