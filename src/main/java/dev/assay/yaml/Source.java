package dev.assay.yaml;

import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One file as a tree, with the place of every part of it.
 *
 * @param file as it was named by the caller
 * @param dialect in which it is written
 * @param root the whole document
 * @param positions by JSON pointer: where a member's key begins, or where an entry of a list begins
 */
public record Source(Path file, Dialect dialect, JsonNode root, Map<String, Position> positions) {
    /**
     * A place in a file.
     *
     * @param line counted from 1
     * @param column counted from 1 in characters
     * @param bare true if a scalar stands there without quotes, so that a message shows it without
     */
    public record Position(int line, int column, boolean bare) {
        static final Position START = new Position(1, 1, false);
    }

    static String pointer(String parent, String step) {
        return parent + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
