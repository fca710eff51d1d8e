package dev.assay.mapping;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table, or one value in a JSON record.
 *
 * @param name the column's name in the header, or a JSON Pointer that begins with a slash
 * @param also alternative names: of a table exactly one of all names must be present, in JSON the first with a value counts
 * @param optional whether a file may lack it; it is empty then
 * @param personal whether it is personal data: never shown, never stored
 * @param read false if it is only declared, so that it is not an unknown column
 * @param list whether it is a list in JSON whose entries are tested
 * @param placeholders values that mean that there is no value; null = none
 * @param allowed the only valid values; empty = any
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

    /** True if that is one of its names. */
    public boolean isCalled(String other) {
        return name.equals(other) || also.contains(other);
    }
}
