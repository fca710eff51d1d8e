package dev.assay.cli.output;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers for programs: a record becomes an object whose keys are the names of its components in snake case, in their
 * order. What is not known is null.
 */
public final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    private Json() {}

    /** On one line. */
    static String line(Object answer) {
        return MAPPER.writeValueAsString(answer);
    }

    /** Indented, for long documents that people read too. */
    public static String indented(Object answer) {
        ObjectWriter writer = MAPPER.writerWithDefaultPrettyPrinter();
        return writer.writeValueAsString(answer);
    }
}
