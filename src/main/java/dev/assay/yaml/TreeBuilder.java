package dev.assay.yaml;

import dev.assay.yaml.YamlTree.Position;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a tree with the position of every part from YAML nodes. The type of a plain scalar depends on its key, never
 * on its form: it is a string everywhere ({@code 70-532}, {@code 2017-06}, {@code 98}, {@code yes}), except under the
 * few keys for which the dialect takes a number or {@code true}. A number that does not match {@link #NUMBER} stays a
 * string and is then refused by the schema.
 */
final class TreeBuilder {
    /** The maximum number of parts of a file, with aliases expanded. */
    static final int MAX_PARTS = 200_000;

    /** Digits with at most 4 decimals and 15 digits before the point: exact in every database. */
    static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,4})?");

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final String MERGE = "<<";

    private final Path file;
    private final Dialect dialect;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Position> positions = new HashMap<>();
    private int parts;

    TreeBuilder(Path file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    /** The tree; empty, with a problem, if it is endless or too large. The first of two equal keys is kept. */
    Checked<Optional<YamlTree>> build(Node root) {
        positions.put("", Position.START);
        try {
            YamlTree source = new YamlTree(file, dialect, convert(root, "", "", 0), Map.copyOf(positions));
            return new Checked<>(Optional.of(source), problems);
        } catch (TooLarge e) {
            problems.add(e.problem);
            return new Checked<>(Optional.empty(), problems);
        }
    }

    private JsonNode convert(Node node, String key, String pointer, int depth) {
        if (++parts > MAX_PARTS) {
            throw new TooLarge(
                    problem(node, "more than " + MAX_PARTS + " parts with aliases expanded; use fewer aliases"));
        }
        if (depth > YamlReader.MAX_DEPTH) {
            throw new TooLarge(problem(
                    node,
                    "contains itself, or is nested deeper than " + YamlReader.MAX_DEPTH
                            + " levels with aliases expanded; remove this alias"));
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, pointer, depth);
        }
        if (node instanceof SequenceNode sequence) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (Node entry : sequence.getValue()) {
                String at = YamlTree.pointer(pointer, Integer.toString(list.size()));
                positions.put(at, position(entry, entry));
                list.add(convert(entry, "", at, depth + 1));
            }
            return list;
        }
        return scalar((ScalarNode) node, key);
    }

    private ObjectNode mapping(MappingNode mapping, String pointer, int depth) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (NodeTuple member : mapping.getValue()) {
            if (!(member.getKeyNode() instanceof ScalarNode name)) {
                problems.add(
                        problem(member.getKeyNode(), "a key that is a list or a mapping; write a string as the key"));
                continue;
            }
            String key = name.getValue();
            String at = YamlTree.pointer(pointer, key);
            if (key.equals(MERGE)) {
                problems.add(problem(name, "the merge key << is not supported; write out what it would merge"));
            } else if (members.has(key)) {
                problems.add(problem(
                        name,
                        "the key \"%s\" occurs twice here, first on line %d; remove one of them"
                                .formatted(
                                        key,
                                        positions
                                                .getOrDefault(at, Position.START)
                                                .line())));
            } else {
                positions.put(at, position(name, member.getValueNode()));
                members.set(key, convert(member.getValueNode(), key, at, depth + 1));
            }
        }
        return members;
    }

    private JsonNode scalar(ScalarNode scalar, String key) {
        String text = scalar.getValue();
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (scalar.isPlain()) {
            if (NOTHING.contains(text)) {
                return nodes.nullNode();
            }
            if (dialect.numberKeys().contains(key) && NUMBER.matcher(text).matches()) {
                BigDecimal number = new BigDecimal(text);
                return number.scale() == 0 ? nodes.numberNode(number.toBigIntegerExact()) : nodes.numberNode(number);
            }
            if (dialect.truthKeys().contains(key) && (text.equals("true") || text.equals("false"))) {
                return nodes.booleanNode(text.equals("true"));
            }
        }
        return nodes.stringNode(text);
    }

    private static Position position(Node start, Node value) {
        Position at = YamlReader.position(start.getStartMark());
        return new Position(at.line(), at.column(), value instanceof ScalarNode scalar && scalar.isPlain());
    }

    private Problem problem(Node node, String message) {
        Position at = YamlReader.position(node.getStartMark());
        return new Problem(file, at.line(), at.column(), message);
    }

    private static final class TooLarge extends RuntimeException {
        private final transient Problem problem;

        TooLarge(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }
}
