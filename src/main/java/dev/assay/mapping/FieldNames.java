package dev.assay.mapping;

import dev.assay.yaml.Place;
import dev.assay.yaml.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of a source as a mapping names them, each with a number. */
final class FieldNames {
    private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

    private final boolean pointers;
    private final List<Problem> problems;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<SourceField> declared = new ArrayList<>();
    private final Set<Integer> read = new HashSet<>();
    private final Set<Integer> personal = new HashSet<>();
    private final Set<Integer> lists = new HashSet<>();

    /**
     * @param pointers whether fields are named by JSON Pointers
     * @param columns the mapping's definitions of some of them
     */
    FieldNames(boolean pointers, Place columns, List<Problem> problems) {
        this.pointers = pointers;
        this.problems = problems;
        columns.members().forEach(this::declare);
    }

    private void declare(Place column) {
        List<String> also = texts(column.member("also"));
        int number = declared.size();
        boolean secret = truth(column.member("private"));
        List<String> nothing = texts(column.member("placeholders"));
        Set<String> allowed = new HashSet<>(texts(column.member("allowed")));
        declared.add(new SourceField(
                column.step(),
                also,
                truth(column.member("optional")),
                secret,
                !allowed.isEmpty(),
                false,
                nothing.isEmpty() ? null : Placeholders.of(nothing),
                allowed));
        name(column.step(), number, column);
        also.forEach(other -> name(other, number, column));
    }

    private static List<String> texts(Place list) {
        return list.entries().stream().map(Place::text).toList();
    }

    private void name(String name, int number, Place place) {
        check(name, place);
        Integer first = numbers.putIfAbsent(name, number);
        if (first != null) {
            problems.add(place.problem(
                    "column \"%s\" is named twice under columns; remove one".formatted(Place.printable(name))));
        }
    }

    private void check(String name, Place place) {
        boolean pointer = POINTER.matcher(name).matches();
        if (pointers && !pointer) {
            String words = place.words();
            problems.add(place.problem(
                    "\"%s\" is not a JSON Pointer%s; begin it with a slash, such as /recipient/identity, and write ~ as ~0"
                            .formatted(Place.printable(name), words.isEmpty() ? "" : " in " + words)));
        }
    }

    /** The number of the named field, which is marked as read. */
    int of(Place name) {
        Integer known = numbers.get(name.text());
        int number = known == null ? declared.size() : known;
        if (known == null) {
            check(name.text(), name);
            numbers.put(name.text(), number);
            declared.add(new SourceField(name.text(), List.of(), false, false, true, false, null, Set.of()));
        }
        read.add(number);
        return number;
    }

    /** Marks a field as a list whose entries are tested. */
    void list(int number, Place place) {
        if (!pointers) {
            problems.add(place.problem(
                    "contains%s is only for lists in JSON; write equals or in".formatted(place.around())));
        }
        lists.add(number);
    }

    /** Marks a field as personal data, whether or not the mapping does. */
    void personal(int number) {
        personal.add(number);
    }

    /** All fields, by number. */
    List<SourceField> all() {
        List<SourceField> all = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            SourceField field = Objects.requireNonNull(declared.get(i));
            all.add(new SourceField(
                    field.name(),
                    field.also(),
                    field.optional(),
                    field.personal() || personal.contains(i),
                    field.read() || read.contains(i),
                    lists.contains(i),
                    field.placeholders(),
                    field.allowed()));
        }
        return all;
    }

    static boolean truth(Place place) {
        return place.node().asBoolean(false);
    }
}
