package dev.assay.yaml;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Validates the shape of a file against the JSON Schema of its dialect. The remedy in a message is the schema's own
 * description of the place.
 */
public final class ShapeCheck {
    private final Schema schema;

    /** @throws java.io.UncheckedIOException if the schema cannot be read */
    public ShapeCheck(Dialect dialect) {
        try (InputStream text =
                Objects.requireNonNull(ShapeCheck.class.getResourceAsStream(dialect.schema()), dialect.schema())) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that violates the schema. */
    public List<Problem> check(Place root) {
        return check(root, List.of());
    }

    /**
     * Everything that violates the schema.
     *
     * @param without parts that are not checked, because they have a more fundamental problem
     */
    public List<Problem> check(Place root, List<Place> without) {
        return schema.validate(root.node()).stream()
                .filter(error -> !insideAlternative(error))
                .filter(error -> without.stream().noneMatch(part -> root.descend(elements(error.getInstanceLocation()))
                        .isIn(part)))
                .map(error -> problem(error, root))
                .toList();
    }

    /**
     * The failures of each alternative of a {@code oneOf} are omitted: the message of the {@code oneOf} says enough.
     */
    private static boolean insideAlternative(Error error) {
        return elements(error.getSchemaLocation().getFragment()).stream()
                .limit(error.getSchemaLocation().getFragment().getNameCount() - 1)
                .anyMatch("oneOf"::equals);
    }

    private Problem problem(Error error, Place root) {
        Place place = root.descend(elements(error.getInstanceLocation()));
        JsonNode rule = ruleOf(error);
        return switch (error.getKeyword()) {
            case "required", "dependentRequired" -> missing(error, place, rule);
            case "additionalProperties" ->
                place.member(error.getProperty())
                        .unknownKey(List.copyOf(rule.path("properties").propertyNames()));
            default ->
                place.problem(
                        "%s is %s%s; write %s".formatted(place.name(), place.shown(), place.in(), described(rule)));
        };
    }

    private Problem missing(Error error, Place place, JsonNode rule) {
        String key = error.getArguments()[0].toString();
        JsonNode wanted = resolved(rule.path("properties").path(key));
        return place.problem(
                "%s is missing%s; add it: %s".formatted(key, place.member(key).around(), described(wanted)));
    }

    private JsonNode ruleOf(Error error) {
        List<Object> steps = elements(error.getSchemaLocation().getFragment());
        JsonNode rule = schema.getSchemaNode();
        for (Object step : steps.subList(0, steps.size() - 1)) {
            rule = rule.path(step.toString());
        }
        return rule;
    }

    private JsonNode resolved(JsonNode rule) {
        String reference = rule.path("$ref").asString("");
        return reference.isEmpty() ? rule : schema.getSchemaNode().at(reference.substring(1));
    }

    private static String described(JsonNode rule) {
        return rule.path("description").stringValue();
    }

    private static List<Object> elements(NodePath path) {
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            elements.add(path.getElement(i));
        }
        return elements;
    }
}
