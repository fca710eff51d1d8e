package dev.assay.yaml;

import java.util.Set;
import java.util.function.Function;

/**
 * What one kind of file has that others have not.
 *
 * @param noun what such a file is, such as {@code rulebook}
 * @param emptyRemedy what to write into an empty one
 * @param schema the resource that says of which shape it is
 * @param numberKeys the keys under which a plain scalar that looks like a number is one
 * @param truthKeys the keys under which a plain {@code true} or {@code false} is one
 * @param words where a part stands, in the words of such files; empty if that says nothing
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
