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

    /**
     * @param pointers whether fields are named by JSON Pointers
     * @param columns what the mapping says of some of them
     */
    FieldNames(boolean pointers, Place columns, List<Problem> problems) {
        this.pointers = pointers;
        this.problems = problems;
        columns.members().forEach(this::declare);
    }

    private void declare(Place column) {
        List<String> also =
                column.member("also").entries().stream().map(Place::text).toList();
        int number = declared.size();
        boolean secret = truth(column.member("private"));
        declared.add(new SourceField(column.step(), also, truth(column.member("optional")), secret, false));
        name(column.step(), number, column);
        also.forEach(other -> name(other, number, column));
    }

    private void name(String name, int number, Place place) {
        check(name, place);
        Integer first = numbers.putIfAbsent(name, number);
        if (first != null) {
            problems.add(place.problem(
                    "column \"%s\" is named twice under columns; leave one out".formatted(Place.printable(name))));
        }
    }

    private void check(String name, Place place) {
        boolean pointer = POINTER.matcher(name).matches();
        if (pointers && !pointer) {
            String words = place.words();
            problems.add(place.problem(
                    "\"%s\" is no JSON Pointer%s; begin it with a slash, such as /recipient/identity, and write ~ as ~0"
                            .formatted(Place.printable(name), words.isEmpty() ? "" : " in " + words)));
        }
    }

    /** The number of the field that the place names, which is read from now on. */
    int of(Place name) {
        Integer known = numbers.get(name.text());
        int number = known == null ? declared.size() : known;
        if (known == null) {
            check(name.text(), name);
            numbers.put(name.text(), number);
            declared.add(new SourceField(name.text(), List.of(), false, false, true));
        }
        read.add(number);
        return number;
    }

    /** Says that a field tells who somebody is, whether the mapping does or not. */
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
                    read.contains(i)));
        }
        return all;
    }

    static boolean truth(Place place) {
        return place.node().asBoolean(false);
    }
}
