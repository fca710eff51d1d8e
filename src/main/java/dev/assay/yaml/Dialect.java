package dev.assay.yaml;

import java.util.Set;
import java.util.function.Function;

/**
 * What is specific to one kind of file.
 *
 * @param noun the name of the kind of file, such as {@code rulebook}
 * @param emptyRemedy what to write into an empty one
 * @param schema the resource with its JSON Schema
 * @param numberKeys the keys under which a plain scalar that looks like a number is a number
 * @param truthKeys the keys under which a plain {@code true} or {@code false} is a boolean
 * @param words describes the location of a part in terms of the domain; empty if there is no such description
 */
public record Dialect(
        String noun,
        String emptyRemedy,
        String schema,
        Set<String> numberKeys,
        Set<String> truthKeys,
        Function<Place, String> words) {
    public Dialect {
        numberKeys = Set.copyOf(numberKeys);
        truthKeys = Set.copyOf(truthKeys);
    }
}
