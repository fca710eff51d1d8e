package dev.assay.mapping;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table, or one place in a JSON record.
 *
 * @param name the column's name in the header, or a JSON Pointer that begins with a slash
 * @param also other names under which it may come; exactly one of them all has to
 * @param optional a file without it is in order; it is empty then
 * @param personal tells who somebody is: never shown, never kept
 * @param read false if it is only known, so that it is no stranger
 * @param list what is asked of it is what a list in JSON has in it
 * @param placeholders values that stand for nothing; null = none
 * @param allowed the only values that it may have; empty = any
 */
public record SourceField(
        String name,
        List<String> also,
        boolean optional,
        boolean personal,
        boolean read,
        boolean list,
        @Nullable Placeholders placeholders,
        Set<String> allowed) {
    public SourceField {
        also = List.copyOf(also);
        allowed = Set.copyOf(allowed);
    }

    /** True if it comes under that name. */
    public boolean isCalled(String other) {
        return name.equals(other) || also.contains(other);
    }
}
