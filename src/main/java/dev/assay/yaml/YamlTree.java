package dev.assay.yaml;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One file as a tree, with the position of every part.
 *
 * @param file as named by the caller
 * @param dialect in which it is written
 * @param root the whole document
 * @param positions by JSON pointer: where a member's key or an entry of a list begins
 */
public record YamlTree(Path file, Dialect dialect, JsonNode root, Map<String, Position> positions) {
    /**
     * A position in a file.
     *
     * @param line counted from 1
     * @param column counted from 1 in characters
     * @param bare true for a scalar without quotes, which a message then shows without quotes
     */
    public record Position(int line, int column, boolean bare) {
        static final Position START = new Position(1, 1, false);
    }

    static String pointer(String parent, String step) {
        return parent + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
