package dev.assay.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One part of a file, with its position and a description for messages.
 *
 * @param parent the enclosing part; null for the whole document
 * @param step its key, or its index in a list
 * @param node its value; a missing node if there is none
 */
public record Place(YamlTree source, @Nullable Place parent, String step, JsonNode node, String pointer) {
    private static final int LONGEST_SHOWN = 64;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** The whole document. */
    public static Place root(YamlTree source) {
        return new Place(source, null, "", source.root(), "");
    }

    /** The member with that key; its node is missing if there is none. */
    public Place member(String key) {
        JsonNode value = node.isObject() ? node.get(key) : null;
        return child(key, value == null ? MissingNode.getInstance() : value);
    }

    /** All members; none if this is not a mapping. */
    public List<Place> members() {
        return node.isObject()
                ? node.properties().stream()
                        .map(entry -> child(entry.getKey(), entry.getValue()))
                        .toList()
                : List.of();
    }

    /** All entries; none if this is not a list. */
    public List<Place> entries() {
        List<Place> entries = new ArrayList<>();
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            entries.add(child(Integer.toString(i), node.get(i)));
        }
        return entries;
    }

    private Place child(String key, JsonNode value) {
        return new Place(source, this, key, value, YamlTree.pointer(pointer, key));
    }

    /** The part at the end of these steps. */
    Place descend(List<Object> steps) {
        Place place = this;
        for (Object step : steps) {
            place = step instanceof Integer index
                    ? place.child(index.toString(), Objects.requireNonNull(place.node.get(index)))
                    : place.member(step.toString());
        }
        return place;
    }

    /** True if this is that part, or is inside it. */
    boolean isIn(Place part) {
        return pointer.equals(part.pointer) || pointer.startsWith(part.pointer + "/");
    }

    /** True for a scalar that is neither a number nor a boolean nor empty. */
    public boolean isText() {
        return node.isString();
    }

    /** The text; only for a place that {@link #isText()}. */
    public String text() {
        return node.stringValue();
    }

    /** True if there is a value, even {@code null}. */
    public boolean isPresent() {
        return !node.isMissingNode();
    }

    /** The line on which it begins, from 1. */
    public int line() {
        return position().line();
    }

    private YamlTree.Position position() {
        YamlTree.Position own = source.positions().get(pointer);
        return own != null ? own : parent == null ? YamlTree.Position.START : parent.position();
    }

    public Problem problem(String message) {
        return new Problem(source.file(), position().line(), position().column(), message);
    }

    /** A problem that the key is unknown, with a suggestion. */
    public Problem unknownKey(List<String> known) {
        String remedy = "allowed here: " + String.join(", ", known);
        String advice = Nearest.hint(step, known, remedy);
        return problem("unknown key \"%s\"%s; %s".formatted(printable(step), around(), advice));
    }

    /** Its name in messages: its key, or its number in its list. */
    public String name() {
        if (parent == null) {
            return "the " + source.dialect().noun();
        }
        return parent.node.isArray()
                ? "entry %d of \"%s\"".formatted(Integer.parseInt(step) + 1, parent.listName())
                : step;
    }

    private String listName() {
        return parent != null && parent.node.isArray() ? parent.listName() : step;
    }

    /** Its value in messages: scalars as written, long ones truncated, mappings by their keys. */
    public String shown() {
        if (node.isNull()) {
            return "empty";
        }
        if (node.isObject()) {
            return node.isEmpty() ? "{}" : "a mapping of " + printable(String.join(", ", node.propertyNames()));
        }
        if (node.isArray()) {
            return node.isEmpty() ? "[]" : "a list";
        }
        return isText() && !position().bare() ? quoted() : printable(node.asString());
    }

    /** Its text in quotes. */
    public String quoted() {
        return '"' + printable(text()) + '"';
    }

    /** The text on one line, truncated if it is long. */
    public static String printable(String text) {
        String clean = CONTROL.matcher(text).replaceAll("?");
        return clean.length() <= LONGEST_SHOWN ? clean : clean.substring(0, LONGEST_SHOWN) + "…";
    }

    /** Its location in terms of the domain, with a leading " in "; empty for a mapping that has a name of its own. */
    public String in() {
        return node.isObject() ? in(this) : around();
    }

    /** The location of the enclosing part; empty for the document and its top-level keys. */
    public String around() {
        return parent == null ? "" : in(parent);
    }

    private static String in(Place place) {
        String words = place.words();
        return words.isEmpty() ? "" : " in " + words;
    }

    /** The dialect's description of what this is or belongs to; empty if there is none. */
    public String words() {
        return source.dialect().words().apply(this);
    }

    /** This and all enclosing parts, from the document inwards. */
    public List<Place> trail() {
        List<Place> trail = new ArrayList<>();
        for (@Nullable Place place = this; place != null; place = place.parent) {
            trail.add(0, place);
        }
        return trail;
    }
}
