package dev.assay.mapping;

import java.util.List;

/**
 * One column of a table, or one place in a JSON record.
 *
 * @param name the column's name in the header, or a JSON Pointer that begins with a slash
 * @param also other names under which it may come; exactly one of them all has to
 * @param optional a file without it is in order; it is empty then
 * @param personal tells who somebody is: never shown, never kept
 * @param read false if it is only known, so that it is no stranger
 */
public record SourceField(String name, List<String> also, boolean optional, boolean personal, boolean read) {
    public SourceField {
        also = List.copyOf(also);
    }

    /** True if it comes under that name. */
    public boolean isCalled(String other) {
        return name.equals(other) || also.contains(other);
    }
}
