package dev.assay.store.delivery;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How many records of a file were filtered out for a feed, by the condition of the mapping.
 *
 * @param byCondition in the order of the mapping; each at least 1
 */
public record LeftOut(Map<String, Long> byCondition) {
    public static final LeftOut NONE = new LeftOut(Map.of());

    private static final int LONGEST_CONDITION = 200;
    private static final int LONGEST_JSON = 4000;
    private static final String OTHERS = "other conditions";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public LeftOut {
        byCondition = Collections.unmodifiableMap(new LinkedHashMap<>(byCondition));
    }

    public long total() {
        return byCondition.values().stream().mapToLong(Long::longValue).sum();
    }

    /** A JSON object of conditions and counts; conditions beyond 4,000 characters are combined as others. */
    String json() {
        Map<String, Long> written = new LinkedHashMap<>();
        String json = JSON.writeValueAsString(written);
        for (Map.Entry<String, Long> entry : byCondition.entrySet()) {
            Map<String, Long> longer = new LinkedHashMap<>(written);
            longer.merge(cut(entry.getKey()), entry.getValue(), Long::sum);
            if (JSON.writeValueAsString(longer).length() > LONGEST_JSON - OTHERS.length() - 30) {
                written.merge(OTHERS, entry.getValue(), Long::sum);
            } else {
                written = longer;
            }
            json = JSON.writeValueAsString(written);
        }
        return json;
    }

    /** Parses the stored form. */
    public static LeftOut of(@Nullable String json) {
        Map<String, Long> byCondition = new LinkedHashMap<>();
        JsonNode tree = json == null ? JSON.createObjectNode() : JSON.readTree(json);
        tree.properties()
                .forEach(entry ->
                        byCondition.put(entry.getKey(), entry.getValue().longValue()));
        return new LeftOut(byCondition);
    }

    private static String cut(String condition) {
        return condition.length() <= LONGEST_CONDITION ? condition : condition.substring(0, LONGEST_CONDITION) + '…';
    }
}
