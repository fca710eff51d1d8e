package dev.assay.yaml;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Finds values that a YAML 1.1 parser, such as Spring Boot's, reads as something else: {@code 010} as 8, {@code 1:30}
 * as 90, {@code 1_000} as 1000, {@code off} as false.
 */
public final class Misread {
    /** Numbers that are read as they are written. */
    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?");

    /** Names of values that nobody may see. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|private-?key|credential).*");

    private static final Pattern BASE_60 = Pattern.compile("[^:]+(:[^:]+)+");

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private Misread(Path file) {
        this.file = file;
    }

    /** All such values in the order of the file; empty if the file is not YAML, which its reader reports. */
    public static List<Problem> in(Path file, String text) {
        Misread reading = new Misread(file);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setCodePointLimit(text.length() + 1)
                .build();
        try {
            for (Node document : new Compose(settings).composeAllFromString(text)) {
                reading.look(document, "the value");
            }
        } catch (YamlEngineException e) {
            return List.of();
        }
        return reading.problems;
    }

    private void look(Node node, String name) {
        if (node instanceof MappingNode mapping) {
            for (NodeTuple member : mapping.getValue()) {
                String key = member.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : name;
                look(member.getValueNode(), key);
            }
        } else if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(entry -> look(entry, name));
        } else if (node instanceof ScalarNode scalar && scalar.isPlain()) {
            look(scalar, name);
        }
    }

    private void look(ScalarNode scalar, String name) {
        String written = scalar.getValue();
        @Nullable String remedy = PLAIN.matcher(written).matches() ? null : remedy(written, read(written));
        if (remedy != null) {
            Optional<Mark> at = scalar.getStartMark();
            problems.add(new Problem(
                    file,
                    at.map(mark -> mark.getLine() + 1).orElse(0),
                    at.map(mark -> mark.getColumn() + 1).orElse(0),
                    SECRET.matcher(name).matches()
                            ? "%s is read as something else than it is written; put it in quotes".formatted(name)
                            : "%s is %s, which is read as %s".formatted(name, Place.printable(written), remedy)));
        }
    }

    /** As what it is read, and what to write instead; null if it is read as written. */
    private static @Nullable String remedy(String written, @Nullable Object read) {
        if (read instanceof Boolean truth && !written.equals(truth.toString())) {
            return "%s; write that, or put it in quotes if it is a text".formatted(truth);
        }
        if (!(read instanceof Number number)) {
            return null;
        }
        boolean real = number instanceof Double;
        String value = real && !Double.isFinite(number.doubleValue())
                ? number.toString()
                : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        if (BASE_60.matcher(written).matches()) {
            return "%s, a base-60 number; write that number, a duration with its unit such as 90s, or put it in quotes if it is a text"
                    .formatted(value);
        }
        String decimal = written.replaceFirst("^([-+]?)0+(?=[0-9])", "$1");
        return PLAIN.matcher(decimal).matches()
                ? "%s; write %s without zeros before it, or put it in quotes if it is a text".formatted(value, decimal)
                : "%s; write it in decimal digits only, or put it in quotes if it is a text".formatted(value);
    }

    private static @Nullable Object read(String written) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(written);
        } catch (RuntimeException e) {
            return null;
        }
    }
}
